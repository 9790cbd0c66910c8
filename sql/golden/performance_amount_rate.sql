SELECT
  toStartOfMonth(assumeNotNull(performance_due_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  ifNull(
    toFloat64(
      sumIf (
        amount_performed,
        outcome_class = 'S'
        AND amount_agreed > 0
        AND performance_due_on + 7 <= {as_of:Date}
      )
    ),
    0
  ) AS m0_num,
  ifNull(
    toFloat64(
      sumIf (
        amount_agreed,
        outcome_class = 'S'
        AND amount_agreed > 0
        AND performance_due_on + 7 <= {as_of:Date}
      )
    ),
    0
  ) AS m0_den,
  countIf (
    outcome_class = 'S'
    AND amount_agreed > 0
    AND performance_due_on + 7 <= {as_of:Date}
  ) AS m0_n,
  countIf (
    outcome_class = 'S'
    AND amount_agreed > 0
  ) AS m0_cohort,
  countIf (
    (
      outcome_class = 'S'
      AND amount_agreed > 0
    )
    AND (
      performed_on IS NOT NULL
      OR performance_due_on + 90 <= {as_of:Date}
    )
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND performance_due_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

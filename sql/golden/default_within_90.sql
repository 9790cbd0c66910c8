SELECT
  toStartOfMonth(assumeNotNull(agreed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (
        outcome_class = 'S'
        AND outcome != 'S1'
        AND performance_due_on IS NOT NULL
        AND ifNull(first_default_on >= agreed_on, 1)
      )
      AND agreed_on + 90 <= {as_of:Date}
    )
    AND (first_default_on <= agreed_on + 90)
  ) AS m0_num,
  countIf (
    (
      outcome_class = 'S'
      AND outcome != 'S1'
      AND performance_due_on IS NOT NULL
      AND ifNull(first_default_on >= agreed_on, 1)
    )
    AND agreed_on + 90 <= {as_of:Date}
  ) AS m0_n,
  countIf (
    outcome_class = 'S'
    AND outcome != 'S1'
    AND performance_due_on IS NOT NULL
    AND ifNull(first_default_on >= agreed_on, 1)
  ) AS m0_cohort,
  countIf (
    (
      outcome_class = 'S'
      AND outcome != 'S1'
      AND performance_due_on IS NOT NULL
      AND ifNull(first_default_on >= agreed_on, 1)
    )
    AND (agreed_on + 90 <= {as_of:Date})
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND agreed_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

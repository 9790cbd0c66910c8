SELECT
  toStartOfMonth(assumeNotNull(notified_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (
        outcome_class != 'X'
        AND notified_receipt != ''
      )
      AND notified_on + 7 <= {as_of:Date}
    )
    AND (consent_on BETWEEN notified_on AND notified_on + 7)
  ) AS m0_num,
  countIf (
    (
      outcome_class != 'X'
      AND notified_receipt != ''
    )
    AND notified_on + 7 <= {as_of:Date}
  ) AS m0_n,
  countIf (
    outcome_class != 'X'
    AND notified_receipt != ''
  ) AS m0_cohort,
  countIf (
    (
      outcome_class != 'X'
      AND notified_receipt != ''
    )
    AND (notified_on + 7 <= {as_of:Date})
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND notified_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

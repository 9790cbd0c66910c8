SELECT
  toStartOfMonth(assumeNotNull(limit_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (outcome_class != 'X')
      AND limit_on + 0 <= {as_of:Date}
    )
    AND (ended_on <= limit_on)
  ) AS m0_num,
  countIf (
    (outcome_class != 'X')
    AND limit_on + 0 <= {as_of:Date}
  ) AS m0_n,
  countIf (outcome_class != 'X') AS m0_cohort,
  countIf (
    (outcome_class != 'X')
    AND (limit_on + 0 <= {as_of:Date})
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND limit_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

SELECT
  toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (outcome_class = 'U')
      AND closed_on + 180 <= {as_of:Date}
    )
    AND (litigated_on BETWEEN closed_on AND closed_on + 180)
  ) AS m0_num,
  countIf (
    (outcome_class = 'U')
    AND closed_on + 180 <= {as_of:Date}
  ) AS m0_n,
  countIf (outcome_class = 'U') AS m0_cohort,
  countIf (
    (outcome_class = 'U')
    AND (closed_on + 180 <= {as_of:Date})
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

SELECT
  toStartOfMonth(assumeNotNull(ended_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (outcome_class != 'X')
      AND ended_on + 90 <= {as_of:Date}
    )
    AND (reopened_on BETWEEN ended_on AND ended_on + 90)
  ) AS m0_num,
  countIf (
    (outcome_class != 'X')
    AND ended_on + 90 <= {as_of:Date}
  ) AS m0_n,
  countIf (outcome_class != 'X') AS m0_cohort,
  countIf (
    (outcome_class != 'X')
    AND (ended_on + 90 <= {as_of:Date})
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

SELECT
  toStartOfMonth(assumeNotNull(ended_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class != 'X'
      AND ended_on <= limit_on
    )
    AND (ended_on >= limit_on - 1)
  ) AS m0_num,
  countIf (
    outcome_class != 'X'
    AND ended_on <= limit_on
  ) AS m0_n
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (outcome NOT IN ('X2', 'X3'))
    AND (accepted_on IS NOT NULL)
  ) AS m0_num,
  countIf (outcome NOT IN ('X2', 'X3')) AS m0_n,
  countIf (outcome NOT IN ('X2', 'X3')) AS m0_cohort,
  countIf (
    (outcome NOT IN ('X2', 'X3'))
    AND (
      accepted_on IS NOT NULL
      OR outcome_class != ''
    )
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

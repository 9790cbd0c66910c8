SELECT
  toStartOfMonth(assumeNotNull(agreed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (outcome = 'S2')
      AND agreed_on + 30 <= {as_of:Date}
    )
    AND (confirmed_on IS NOT NULL)
  ) AS m0_num,
  countIf (
    (outcome = 'S2')
    AND agreed_on + 30 <= {as_of:Date}
  ) AS m0_n,
  countIf (outcome = 'S2') AS m0_cohort,
  countIf (
    (outcome = 'S2')
    AND (agreed_on + 30 <= {as_of:Date})
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

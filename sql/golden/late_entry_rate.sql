SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (entered_on IS NOT NULL)
    AND (entered_on > received_on + 3)
  ) AS m0_num,
  countIf (entered_on IS NOT NULL) AS m0_n
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

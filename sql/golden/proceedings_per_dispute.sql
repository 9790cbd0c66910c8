SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  toFloat64(
    countIf (
      outcome_class != 'X'
      OR outcome = 'X2'
    )
  ) + toFloat64(
    countIf (
      outcome_class != 'X'
      AND litigated_on IS NOT NULL
    )
  ) + toFloat64(
    countIf (
      outcome_class != 'X'
      AND enforcement_on IS NOT NULL
    )
  ) AS m0_num,
  toFloat64(countIf (outcome_class != 'X')) AS m0_den,
  countIf (outcome_class != 'X') AS m0_n
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

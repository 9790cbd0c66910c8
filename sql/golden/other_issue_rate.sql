SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class != 'X'
      AND (
        business != ''
        OR cause != ''
      )
    )
    AND (
      match(lowerUTF8(business), '^([a-z]([0-9]{2}-)?99$|其他|其它|other([^a-z]|$))')
      OR match(lowerUTF8(cause), '^([a-z]([0-9]{2}-)?99$|其他|其它|other([^a-z]|$))')
    )
  ) AS m0_num,
  countIf (
    outcome_class != 'X'
    AND (
      business != ''
      OR cause != ''
    )
  ) AS m0_n
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

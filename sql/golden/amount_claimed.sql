SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  GROUPING (bucket) AS whole,
  countIf (
    outcome_class != 'X'
    AND amount_claimed IS NOT NULL
  ) AS m0_n,
  ifNull(
    toFloat64(
      sumIf (
        amount_claimed,
        outcome_class != 'X'
        AND amount_claimed IS NOT NULL
      )
    ),
    0
  ) AS m0_sum,
  quantilesExactInclusiveIf (0.5, 0.9) (
    toFloat64(assumeNotNull(amount_claimed)),
    outcome_class != 'X'
    AND amount_claimed IS NOT NULL
  ) AS m0_q
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  GROUPING SETS ((bucket), ())
ORDER BY
  bucket

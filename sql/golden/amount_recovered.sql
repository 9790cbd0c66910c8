SELECT
  toStartOfMonth(assumeNotNull(agreed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  GROUPING (bucket) AS whole,
  countIf (
    outcome_class = 'S'
    AND amount_performed IS NOT NULL
  ) AS m0_n,
  ifNull(
    toFloat64(
      sumIf (
        amount_performed,
        outcome_class = 'S'
        AND amount_performed IS NOT NULL
      )
    ),
    0
  ) AS m0_sum,
  quantilesExactInclusiveIf (0.5, 0.9) (
    toFloat64(assumeNotNull(amount_performed)),
    outcome_class = 'S'
    AND amount_performed IS NOT NULL
  ) AS m0_q
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND agreed_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  GROUPING SETS ((bucket), ())
ORDER BY
  bucket

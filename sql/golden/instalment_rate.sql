SELECT
  bucket,
  member,
  is_other,
  sum(over) AS num,
  sum(under) AS den,
  sum(events) AS n
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(agreed_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      ifNull(
        toFloat64(
          sumIf (
            instalments_paid,
            outcome_class = 'S'
            AND instalments_due > 0
          )
        ),
        0
      ) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND agreed_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(agreed_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(0) AS over,
      ifNull(
        toFloat64(
          sumIf (
            instalments_due,
            outcome_class = 'S'
            AND instalments_due > 0
          )
        ),
        0
      ) AS under,
      countIf (
        outcome_class = 'S'
        AND instalments_due > 0
      ) AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND agreed_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
  )
GROUP BY
  bucket,
  member,
  is_other
HAVING
  num != 0
  OR n > 0
ORDER BY
  bucket,
  member,
  is_other

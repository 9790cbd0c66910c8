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
      toStartOfMonth(assumeNotNull(received_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(
        countIf (
          outcome_class != 'X'
          OR outcome = 'X2'
        )
      ) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(received_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(
        countIf (
          outcome_class != 'X'
          AND litigated_on IS NOT NULL
        )
      ) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(received_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(
        countIf (
          outcome_class != 'X'
          AND enforcement_on IS NOT NULL
        )
      ) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(received_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(0) AS over,
      toFloat64(countIf (outcome_class != 'X')) AS under,
      countIf (outcome_class != 'X') AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
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

SELECT
  bucket,
  member,
  is_other,
  sum(over) AS m0_num,
  sum(under) AS m0_den,
  sum(events) AS m0_n
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(left_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(countIf (outcome_class != 'X')) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND left_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(ended_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(
        countIf (
          outcome_class != 'X'
          AND inactive_on <= reactivated_on
          AND (
            ended_on IS NULL
            OR reactivated_on <= ended_on
          )
        )
      ) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(if(closed_on >= reopened_on, closed_on, NULL))) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(
        countIf (
          outcome_class != 'X'
          AND ended_on <= reopened_on
        )
      ) AS over,
      toFloat64(0) AS under,
      0 AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND if(closed_on >= reopened_on, closed_on, NULL) BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(opened_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(0) AS over,
      toFloat64(countIf (outcome_class != 'X')) AS under,
      countIf (outcome_class != 'X') AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND opened_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(reactivated_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(0) AS over,
      toFloat64(
        countIf (
          outcome_class != 'X'
          AND inactive_on <= reactivated_on
          AND (
            ended_on IS NULL
            OR reactivated_on <= ended_on
          )
        )
      ) AS under,
      countIf (
        outcome_class != 'X'
        AND inactive_on <= reactivated_on
        AND (
          ended_on IS NULL
          OR reactivated_on <= ended_on
        )
      ) AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND reactivated_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(reopened_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(0) AS over,
      toFloat64(
        countIf (
          outcome_class != 'X'
          AND ended_on <= reopened_on
        )
      ) AS under,
      countIf (
        outcome_class != 'X'
        AND ended_on <= reopened_on
      ) AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND reopened_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
  )
GROUP BY
  bucket,
  member,
  is_other
HAVING
  m0_num != 0
  OR m0_n > 0
ORDER BY
  bucket,
  member,
  is_other

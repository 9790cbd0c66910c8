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
      toStartOfMonth(assumeNotNull(performance_due_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      ifNull(
        toFloat64(
          sumIf (
            amount_performed,
            outcome_class = 'S'
            AND amount_agreed > 0
            AND performance_due_on + 7 <= {as_of:Date}
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
      AND performance_due_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(performance_due_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      toFloat64(0) AS over,
      ifNull(
        toFloat64(
          sumIf (
            amount_agreed,
            outcome_class = 'S'
            AND amount_agreed > 0
            AND performance_due_on + 7 <= {as_of:Date}
          )
        ),
        0
      ) AS under,
      countIf (
        outcome_class = 'S'
        AND amount_agreed > 0
        AND performance_due_on + 7 <= {as_of:Date}
      ) AS events
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND performance_due_on BETWEEN {range_from:Date} AND {range_to:Date}
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

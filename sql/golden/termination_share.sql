SELECT
  bucket,
  member,
  is_other,
  whole,
  sum(c0_num) AS m0_num,
  sum(c0_n) AS m0_n
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      0 AS whole,
      countIf (
        (outcome_class IN ('S', 'U', 'T'))
        AND (outcome_class = 'T')
      ) AS c0_num,
      countIf (outcome_class IN ('S', 'U', 'T')) AS c0_n
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      0 AS whole,
      countIf (
        (outcome_class IN ('S', 'U', 'T'))
        AND (outcome_class = 'T')
      ) AS c0_num,
      countIf (outcome_class IN ('S', 'U', 'T')) AS c0_n
    FROM
      (
        SELECT
          * REPLACE(
            first_closed_on AS closed_on,
            first_outcome AS outcome,
            toLowCardinality(if(first_outcome = '', '?', substring(first_outcome, 1, 1))) AS outcome_class
          )
        FROM
          (
            SELECT
              *
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND outcome_class != 'X'
              AND ifNull(first_closed_on < closed_on, first_closed_on IS NOT NULL)
          )
      )
    WHERE
      dataset = {dataset:String}
      AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
  )
GROUP BY
  bucket,
  member,
  is_other,
  whole
ORDER BY
  bucket,
  member,
  is_other,
  whole

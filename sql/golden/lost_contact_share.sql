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
        (
          outcome_class IN ('S', 'U', 'T')
          AND outcome != 'T'
        )
        AND (outcome = 'T1')
      ) AS c0_num,
      countIf (
        outcome_class IN ('S', 'U', 'T')
        AND outcome != 'T'
      ) AS c0_n
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      toStartOfMonth(assumeNotNull(first_closed_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      0 AS whole,
      countIf (
        (
          first_outcome_class IN ('S', 'U', 'T')
          AND first_outcome != 'T'
        )
        AND (first_outcome = 'T1')
      ) AS c0_num,
      countIf (
        first_outcome_class IN ('S', 'U', 'T')
        AND first_outcome != 'T'
      ) AS c0_n
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND first_closed_on BETWEEN {range_from:Date} AND {range_to:Date}
      AND undone
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

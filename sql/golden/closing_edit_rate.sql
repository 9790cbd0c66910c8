SELECT
  toStartOfMonth(assumeNotNull(ended_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (outcome_class != 'X')
    AND (closings_told > 1)
  ) AS m0_num,
  countIf (outcome_class != 'X') AS m0_n
FROM
  (
    SELECT
      c.*,
      l.told AS closings_told
    FROM
      (
        SELECT
          *
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
      ) AS c
      LEFT JOIN (
        SELECT
          source AS l_source,
          case_id AS l_case,
          uniqExact(ended_on) AS told
        FROM
          concord.case_version
        WHERE
          dataset = {dataset:String}
          AND load_no IN (
            SELECT
              load_no
            FROM
              concord.publication
          )
        GROUP BY
          source,
          case_id
      ) AS l ON c.source = l.l_source
      AND c.case_id = l.l_case
  )
WHERE
  dataset = {dataset:String}
  AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

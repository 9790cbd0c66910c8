SELECT
  toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (
        (outcome_class = 'S')
        AND closed_on + 180 <= {as_of:Date}
      )
      AND (court_on_record IS NOT NULL)
    )
    AND (litigated_on BETWEEN closed_on AND closed_on + 180)
  ) AS m0_num,
  countIf (
    (
      (outcome_class = 'S')
      AND closed_on + 180 <= {as_of:Date}
    )
    AND (court_on_record IS NOT NULL)
  ) AS m0_n,
  countIf (
    (outcome_class = 'S')
    AND closed_on + 180 <= {as_of:Date}
  ) AS m0_told,
  countIf (outcome_class = 'S') AS m0_cohort,
  countIf (
    (outcome_class = 'S')
    AND (closed_on + 180 <= {as_of:Date})
  ) AS m0_mature
FROM
  (
    SELECT
      c.*,
      if(
        l.l_of != ''
        AND ifNull(c.closed_on <= l.l_to, 0),
        l.l_size,
        NULL
      ) AS court_on_record
    FROM
      (
        SELECT
          *
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
      ) AS c ASOF
      LEFT JOIN (
        SELECT
          fields ['institution'] AS l_of,
          valid_from AS l_from,
          ifNull(valid_to, toDate('2149-06-06')) AS l_to,
          toNullable(toFloat64(1)) AS l_size
        FROM
          (
            SELECT
              *
            FROM
              (
                SELECT
                  *
                FROM
                  concord.record_version
                WHERE
                  kind = 'court_feed'
                  AND load_no IN (
                    SELECT
                      load_no
                    FROM
                      concord.publication
                  )
                ORDER BY
                  load_no DESC
                LIMIT
                  1 BY dataset, kind,
                  record_id
              )
            WHERE
              NOT gone
          )
        WHERE
          dataset = {dataset:String}
      ) AS l ON toString(c.institution) = l.l_of
      AND ifNull(c.closed_on, toDate(0)) >= l.l_from
  )
WHERE
  dataset = {dataset:String}
  AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

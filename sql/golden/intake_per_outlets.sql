SELECT
  bucket,
  member,
  is_other,
  sum(known) AS num,
  sum(here) AS told,
  sum(parts) AS parts
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(received_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      countIf (
        (outcome_class != 'X')
        AND outlets_on_record IS NOT NULL
      ) AS known,
      countIf (outcome_class != 'X') AS here,
      toUInt64(0) AS parts
    FROM
      (
        SELECT
          c.*,
          if(
            l.l_of != ''
            AND ifNull(c.received_on <= l.l_to, 0),
            l.l_size,
            NULL
          ) AS outlets_on_record
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
              toFloat64OrNull(fields ['outlets']) AS l_size
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
                      kind = 'institution'
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
          AND ifNull(c.received_on, toDate(0)) >= l.l_from
      )
    WHERE
      dataset = {dataset:String}
      AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      bucket,
      member,
      is_other,
      toUInt64(0) AS known,
      toUInt64(0) AS here,
      parts
    FROM
      (
        SELECT
          toDate(start) AS bucket,
          '' AS member,
          0 AS is_other,
          sum(size) AS parts
        FROM
          (
            SELECT
              *,
              arrayJoin(
                arrayFilter(
                  (start, last) -> since <= toDate(last)
                  AND ifNull(until >= toDate(last), 1),
                  {starts:Array(String)},
                  {ends:Array(String)}
                )
              ) AS start
            FROM
              (
                SELECT
                  fields ['institution'] AS institution,
                  fields ['peer_group'] AS peer_group,
                  toUInt64(round(toFloat64OrZero(fields ['outlets']) * 10000)) AS size,
                  valid_from AS since,
                  valid_to AS until
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
                          kind = 'institution'
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
              )
          )
        GROUP BY
          bucket
      )
  )
GROUP BY
  bucket,
  member,
  is_other
HAVING
  told > 0
  OR parts > 0
ORDER BY
  bucket,
  member,
  is_other

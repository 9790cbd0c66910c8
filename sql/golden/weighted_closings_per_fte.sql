SELECT
  bucket,
  member,
  is_other,
  sum(known) AS num,
  sum(here) AS told,
  sum(parts) AS parts,
  sum(weighted) AS weighted,
  sum(squared) AS squared
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      countIf (
        (outcome_class IN ('S', 'U', 'T'))
        AND fte_on_record IS NOT NULL
        AND difficulty_weight IS NOT NULL
      ) AS known,
      countIf (outcome_class IN ('S', 'U', 'T')) AS here,
      toUInt64(0) AS parts,
      sumIf (
        toUInt64(round(ifNull(difficulty_weight, 0) * 1000)),
        (outcome_class IN ('S', 'U', 'T'))
        AND fte_on_record IS NOT NULL
        AND difficulty_weight IS NOT NULL
      ) AS weighted,
      sumIf (
        toUInt64(round(ifNull(difficulty_weight, 0) * 1000)) * toUInt64(round(ifNull(difficulty_weight, 0) * 1000)),
        (outcome_class IN ('S', 'U', 'T'))
        AND fte_on_record IS NOT NULL
        AND difficulty_weight IS NOT NULL
      ) AS squared
    FROM
      (
        SELECT
          c.*,
          nullIf(l.l_weight, 0) AS difficulty_weight
        FROM
          (
            SELECT
              c.*,
              if(
                l.l_of != ''
                AND ifNull(c.closed_on <= l.l_to, 0),
                l.l_size,
                NULL
              ) AS fte_on_record
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
                  fields ['mediator'] AS l_of,
                  valid_from AS l_from,
                  ifNull(valid_to, toDate('2149-06-06')) AS l_to,
                  toFloat64OrNull(fields ['fte']) AS l_size
                FROM
                  (
                    WITH
                      (
                        SELECT
                          (groupArray(concat(dataset, '|', fields ['alias'])), groupArray(fields ['mediator']))
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
                                  kind = 'mediator_alias'
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
                      ) AS people
                    SELECT
                      * EXCEPT (as_recorded, mediator, until, own_spans) REPLACE(
                        mapUpdate(
                          fields,
                          map(
                            'mediator',
                            mediator,
                            'team_lead',
                            transform(
                              concat(toString(dataset), '|', toString(fields ['team_lead'])),
                              people .1,
                              people .2,
                              toString(fields ['team_lead'])
                            )
                          )
                        ) AS fields,
                        if(
                          NOT (mediator = as_recorded)
                          AND arrayExists(
                            span -> span .1 >= valid_from
                            AND span .1 <= until,
                            own_spans
                          ),
                          toNullable(arrayMin(arrayMap(span -> span .1, arrayFilter(span -> span .1 >= valid_from, own_spans))) - 1),
                          valid_to
                        ) AS valid_to
                      )
                    FROM
                      (
                        SELECT
                          *,
                          groupArrayIf ((valid_from, until), mediator = as_recorded) OVER (
                            PARTITION BY
                              dataset,
                              mediator
                          ) AS own_spans
                        FROM
                          (
                            SELECT
                              r.*,
                              fields ['mediator'] AS as_recorded,
                              transform(
                                concat(toString(r.dataset), '|', toString(r.fields['mediator'])),
                                people .1,
                                people .2,
                                toString(r.fields['mediator'])
                              ) AS mediator,
                              ifNull(r.valid_to, toDate('2149-06-06')) AS until
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
                                      kind = 'mediator'
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
                              ) AS r
                          )
                      )
                    WHERE
                      mediator = as_recorded
                      OR NOT arrayExists(
                        span -> span .1 <= valid_from
                        AND span .2 >= valid_from,
                        own_spans
                      )
                  )
                WHERE
                  dataset = {dataset:String}
              ) AS l ON toString(c.mediator) = l.l_of
              AND ifNull(c.closed_on, toDate(0)) >= l.l_from
          ) AS c
          LEFT JOIN (
            SELECT
              stratum AS l_stratum,
              weight AS l_weight
            FROM
              (
                SELECT
                  toString(complexity) AS stratum,
                  count() AS cases,
                  quantileExactInclusive(0.5) (assumeNotNull(active_minutes)) AS minutes,
                  (
                    SELECT
                      quantileExactInclusive(0.5) (assumeNotNull(active_minutes))
                    FROM
                      concord.case_current
                    WHERE
                      dataset = {dataset:String}
                      AND closed_on > {as_of:Date} - 365
                      AND closed_on <= {as_of:Date}
                      AND outcome_class IN ('S', 'U', 'T')
                      AND active_minutes > 0
                      AND complexity != ''
                  ) AS overall,
                  round(minutes / overall, 3) AS weight
                FROM
                  concord.case_current
                WHERE
                  dataset = {dataset:String}
                  AND closed_on > {as_of:Date} - 365
                  AND closed_on <= {as_of:Date}
                  AND outcome_class IN ('S', 'U', 'T')
                  AND active_minutes > 0
                  AND complexity != ''
                GROUP BY
                  stratum
                HAVING
                  cases >= 30
              )
          ) AS l ON toString(c.complexity) = l.l_stratum
      )
    WHERE
      dataset = {dataset:String}
      AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
    GROUP BY
      bucket
    UNION ALL
    SELECT
      bucket,
      member,
      is_other,
      toUInt64(0) AS known,
      toUInt64(0) AS here,
      parts,
      toUInt64(0) AS weighted,
      toUInt64(0) AS squared
    FROM
      (
        SELECT
          toStartOfMonth(assumeNotNull(day)) AS bucket,
          '' AS member,
          0 AS is_other,
          sum(size * intDiv(377580, toDayOfMonth(toLastDayOfMonth(day)))) AS parts
        FROM
          (
            SELECT
              *,
              greatest(
                since,
                {range_from:Date},
                (
                  SELECT
                    toStartOfMonth(assumeNotNull(min(received_on)))
                  FROM
                    concord.case_current
                  WHERE
                    dataset = {dataset:String}
                )
              ) AS
            first,
            arrayJoin(
              arrayMap(
                i ->
                first + i,
                range (
                  toUInt32(
                    greatest(
                      toInt32(least(ifNull(until, {range_to:Date}), {range_to:Date}, {as_of:Date})) - toInt32(
                        first
                      ) + 1,
                      0
                    )
                  )
                )
              )
            ) AS day
            FROM
              (
                SELECT
                  fields ['mediator'] AS mediator,
                  fields ['organisation'] AS organisation,
                  fields ['team'] AS team,
                  fields ['team_lead'] AS team_lead,
                  toUInt64(round(toFloat64OrZero(fields ['fte']) * 10000)) AS size,
                  valid_from AS since,
                  valid_to AS until
                FROM
                  (
                    WITH
                      (
                        SELECT
                          (groupArray(concat(dataset, '|', fields ['alias'])), groupArray(fields ['mediator']))
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
                                  kind = 'mediator_alias'
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
                      ) AS people
                    SELECT
                      * EXCEPT (as_recorded, mediator, until, own_spans) REPLACE(
                        mapUpdate(
                          fields,
                          map(
                            'mediator',
                            mediator,
                            'team_lead',
                            transform(
                              concat(toString(dataset), '|', toString(fields ['team_lead'])),
                              people .1,
                              people .2,
                              toString(fields ['team_lead'])
                            )
                          )
                        ) AS fields,
                        if(
                          NOT (mediator = as_recorded)
                          AND arrayExists(
                            span -> span .1 >= valid_from
                            AND span .1 <= until,
                            own_spans
                          ),
                          toNullable(arrayMin(arrayMap(span -> span .1, arrayFilter(span -> span .1 >= valid_from, own_spans))) - 1),
                          valid_to
                        ) AS valid_to
                      )
                    FROM
                      (
                        SELECT
                          *,
                          groupArrayIf ((valid_from, until), mediator = as_recorded) OVER (
                            PARTITION BY
                              dataset,
                              mediator
                          ) AS own_spans
                        FROM
                          (
                            SELECT
                              r.*,
                              fields ['mediator'] AS as_recorded,
                              transform(
                                concat(toString(r.dataset), '|', toString(r.fields['mediator'])),
                                people .1,
                                people .2,
                                toString(r.fields['mediator'])
                              ) AS mediator,
                              ifNull(r.valid_to, toDate('2149-06-06')) AS until
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
                                      kind = 'mediator'
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
                              ) AS r
                          )
                      )
                    WHERE
                      mediator = as_recorded
                      OR NOT arrayExists(
                        span -> span .1 <= valid_from
                        AND span .2 >= valid_from,
                        own_spans
                      )
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

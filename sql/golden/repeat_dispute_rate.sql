SELECT
  toStartOfMonth(assumeNotNull(ended_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      (
        outcome_class != 'X'
        AND party != ''
      )
      AND ended_on + 180 <= {as_of:Date}
    )
    AND (repeated_on <= ended_on + 180)
  ) AS m0_num,
  countIf (
    (
      outcome_class != 'X'
      AND party != ''
    )
    AND ended_on + 180 <= {as_of:Date}
  ) AS m0_n,
  countIf (
    outcome_class != 'X'
    AND party != ''
  ) AS m0_cohort,
  countIf (
    (
      outcome_class != 'X'
      AND party != ''
    )
    AND (ended_on + 180 <= {as_of:Date})
  ) AS m0_mature
FROM
  (
    SELECT
      c.*,
      if(
        c.party = ''
        OR l.next_on = toDate(0),
        NULL,
        l.next_on
      ) AS repeated_on,
      l.agents AS repeat_agents
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
          cityHash64(party, institution, business, cause) AS l_one,
          cityHash64('again', party, institution, business, cause) AS l_two,
          received_on AS next_on,
          groupUniqArray(claimant_agent) AS agents
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
          AND party != ''
          AND outcome NOT IN ('X2', 'X3')
          AND cityHash64(party, institution, business, cause) IN (
            SELECT
              cityHash64(party, institution, business, cause) AS l_one
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND party != ''
            GROUP BY
              l_one
            HAVING
              count() > 1
          )
        GROUP BY
          l_one,
          l_two,
          next_on
      ) AS l ON cityHash64(c.party, c.institution, c.business, c.cause) = l.l_one
      AND cityHash64('again', c.party, c.institution, c.business, c.cause) = l.l_two
      AND ifNull(c.ended_on, toDate('2149-06-06')) < l.next_on
  )
WHERE
  dataset = {dataset:String}
  AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

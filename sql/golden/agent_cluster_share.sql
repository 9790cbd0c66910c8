SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome NOT IN ('X2', 'X3')
      AND agent_watched
    )
    AND (agent_cases >= 5)
  ) AS m0_num,
  countIf (
    outcome NOT IN ('X2', 'X3')
    AND agent_watched
  ) AS m0_n
FROM
  (
    SELECT
      c.*,
      l.brought AS agent_cases,
      c.received_on >= w.first_on + 89 AS agent_watched
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
          claimant_agent AS l_agent,
          received_on AS l_day,
          sum(count()) OVER (
            PARTITION BY
              claimant_agent
            ORDER BY
              toInt32(received_on) ASC RANGE BETWEEN 89 PRECEDING
              AND CURRENT ROW
          ) AS brought
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
          AND claimant_agent != ''
          AND outcome NOT IN ('X2', 'X3')
        GROUP BY
          claimant_agent,
          received_on
      ) AS l ON c.claimant_agent = l.l_agent
      AND c.received_on = l.l_day
      LEFT JOIN (
        SELECT
          source AS w_source,
          min(received_on) AS first_on
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
        GROUP BY
          source
      ) AS w ON c.source = w.w_source
  )
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

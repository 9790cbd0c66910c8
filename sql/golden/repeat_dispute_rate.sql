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
      ) AS repeated_on
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
          toString(party) AS l_party,
          toString(institution) AS l_institution,
          toString(business) AS l_business,
          toString(cause) AS l_cause,
          received_on AS next_on
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
          AND party != ''
          AND outcome NOT IN ('X2', 'X3')
      ) AS l ON toString(c.party) = l.l_party
      AND toString(c.institution) = l.l_institution
      AND toString(c.business) = l.l_business
      AND toString(c.cause) = l.l_cause
      AND ifNull(c.ended_on, toDate('2149-06-06')) < l.next_on
  )
WHERE
  dataset = {dataset:String}
  AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

SELECT
  toStartOfMonth(assumeNotNull(received_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  toFloat64(
    countIf (
      outcome_class != 'X'
      OR outcome = 'X2'
    )
  ) + toFloat64(
    countIf (
      outcome_class != 'X'
      AND litigated_on IS NOT NULL
    )
  ) + toFloat64(
    countIf (
      outcome_class != 'X'
      AND enforcement_on IS NOT NULL
    )
  ) AS m0_num,
  toFloat64(
    countIf (
      outcome_class != 'X'
      AND NOT goes_on
    )
  ) AS m0_den,
  countIf (
    outcome_class != 'X'
    AND NOT goes_on
  ) AS m0_n,
  countIf (outcome_class != 'X') AS m0_cohort,
  countIf (
    (outcome_class != 'X')
    AND (closed_on + 180 <= {as_of:Date})
  ) AS m0_mature
FROM
  (
    SELECT
      c.*,
      toUInt8(
        (
          d.d_id != ''
          AND (c.received_on, c.source, c.case_id) > d.d_first
        )
        OR (
          c.party != ''
          AND l.l_ended != toDate(0)
          AND c.received_on <= l.l_ended + 180
        )
      ) AS goes_on
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
          dispute_id AS d_id,
          min((received_on, source, case_id)) AS d_first
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
          AND outcome_class != 'X'
          AND dispute_id IN (
            SELECT
              dispute_id
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND outcome_class != 'X'
              AND dispute_id != ''
            GROUP BY
              dispute_id
            HAVING
              count() > 1
          )
        GROUP BY
          d_id
      ) AS d ON c.dispute_id = d.d_id ASOF
      LEFT JOIN (
        SELECT
          cityHash64(party, institution, business, cause) AS l_one,
          cityHash64('again', party, institution, business, cause) AS l_two,
          assumeNotNull(ended_on) AS l_ended
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
          AND outcome_class != 'X'
          AND party != ''
          AND ended_on IS NOT NULL
          AND cityHash64(party, institution, business, cause) IN (
            SELECT
              cityHash64(party, institution, business, cause) AS l_one
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND outcome_class != 'X'
              AND party != ''
            GROUP BY
              l_one
            HAVING
              count() > 1
          )
      ) AS l ON cityHash64(c.party, c.institution, c.business, c.cause) = l.l_one
      AND cityHash64('again', c.party, c.institution, c.business, c.cause) = l.l_two
      AND c.received_on > l.l_ended
  )
WHERE
  dataset = {dataset:String}
  AND received_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

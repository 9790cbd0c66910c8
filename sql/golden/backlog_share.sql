SELECT
  toUInt64(bucket) AS bucket,
  member,
  is_other,
  n0 AS num,
  n1 AS den,
  n1 AS n
FROM
  (
    SELECT
      bucket,
      member,
      is_other,
      sumIf (here, bucket >= enters_0) AS n0,
      sumIf (here, bucket >= enters_1) AS n1
    FROM
      (
        SELECT
          arrayJoin(range (least(enters_0, enters_1), left_in)) AS bucket,
          member,
          is_other,
          enters_0,
          enters_1,
          here
        FROM
          (
            SELECT
              if(
                limit_on IS NULL
                OR greatest(opened_on, limit_on + 1) > {range_to:Date},
                {buckets:UInt32},
                toUInt32(
                  greatest(
                    0,
                    (
                      toInt32(toRelativeMonthNum(assumeNotNull(greatest(opened_on, limit_on + 1)))) - toInt32(toRelativeMonthNum({range_from:Date}))
                    )
                  )
                )
              ) AS enters_0,
              '' AS member,
              0 AS is_other,
              if(
                opened_on IS NULL
                OR opened_on > {range_to:Date},
                {buckets:UInt32},
                toUInt32(
                  greatest(
                    0,
                    (
                      toInt32(toRelativeMonthNum(assumeNotNull(opened_on))) - toInt32(toRelativeMonthNum({range_from:Date}))
                    )
                  )
                )
              ) AS enters_1,
              if(
                left_on IS NULL
                OR left_on > {range_to:Date},
                {buckets:UInt32},
                toUInt32(
                  greatest(
                    0,
                    (
                      toInt32(toRelativeMonthNum(assumeNotNull(left_on))) - toInt32(toRelativeMonthNum({range_from:Date}))
                    )
                  )
                )
              ) AS left_in,
              countIf (outcome_class != 'X') AS here
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND opened_on <= {range_to:Date}
              AND (
                left_on IS NULL
                OR left_on >= {range_from:Date}
              )
            GROUP BY
              enters_0,
              enters_1,
              left_in
            HAVING
              here > 0
            UNION ALL
            SELECT
              if(
                limit_on IS NULL
                OR greatest(multiIf(stay = 1, reopened_on, reactivated_on), limit_on + 1) > {range_to:Date},
                {buckets:UInt32},
                toUInt32(
                  greatest(
                    0,
                    (
                      toInt32(
                        toRelativeMonthNum(assumeNotNull(greatest(multiIf(stay = 1, reopened_on, reactivated_on), limit_on + 1)))
                      ) - toInt32(toRelativeMonthNum({range_from:Date}))
                    )
                  )
                )
              ) AS enters_0,
              '' AS member,
              0 AS is_other,
              if(
                multiIf(stay = 1, reopened_on, reactivated_on) IS NULL
                OR multiIf(stay = 1, reopened_on, reactivated_on) > {range_to:Date},
                {buckets:UInt32},
                toUInt32(
                  greatest(
                    0,
                    (
                      toInt32(toRelativeMonthNum(assumeNotNull(multiIf(stay = 1, reopened_on, reactivated_on)))) - toInt32(toRelativeMonthNum({range_from:Date}))
                    )
                  )
                )
              ) AS enters_1,
              if(
                multiIf(stay = 1, if(closed_on >= reopened_on, closed_on, NULL), ended_on) IS NULL
                OR multiIf(stay = 1, if(closed_on >= reopened_on, closed_on, NULL), ended_on) > {range_to:Date},
                {buckets:UInt32},
                toUInt32(
                  greatest(
                    0,
                    (
                      toInt32(
                        toRelativeMonthNum(assumeNotNull(multiIf(stay = 1, if(closed_on >= reopened_on, closed_on, NULL), ended_on)))
                      ) - toInt32(toRelativeMonthNum({range_from:Date}))
                    )
                  )
                )
              ) AS left_in,
              countIf (
                multiIf(
                  stay = 1,
                  outcome_class != 'X'
                  AND ended_on <= reopened_on,
                  outcome_class != 'X'
                  AND inactive_on <= reactivated_on
                  AND (
                    ended_on IS NULL
                    OR reactivated_on <= ended_on
                  )
                )
              ) AS here
            FROM
              (
                SELECT
                  *,
                  arrayJoin([0, 1]) AS stay
                FROM
                  concord.case_current
                WHERE
                  dataset = {dataset:String}
                  AND (
                    reactivated_on <= {range_to:Date}
                    OR reopened_on <= {range_to:Date}
                  )
              )
            WHERE
              dataset = {dataset:String}
              AND multiIf(stay = 1, reopened_on, reactivated_on) <= {range_to:Date}
              AND (
                multiIf(stay = 1, if(closed_on >= reopened_on, closed_on, NULL), ended_on) IS NULL
                OR multiIf(stay = 1, if(closed_on >= reopened_on, closed_on, NULL), ended_on) >= {range_from:Date}
              )
            GROUP BY
              enters_0,
              enters_1,
              left_in
            HAVING
              here > 0
          )
      )
    GROUP BY
      bucket,
      member,
      is_other
  )
ORDER BY
  bucket,
  member,
  is_other

SELECT
  bucket,
  member,
  is_other,
  sum(over) AS num,
  sum(events) / 3 AS den,
  sum(events) AS n
FROM
  (
    SELECT
      toUInt64(bucket) AS bucket,
      member,
      is_other,
      n0 AS over,
      0 AS events
    FROM
      (
        SELECT
          bucket,
          member,
          is_other,
          sumIf (here, bucket >= enters_0) AS n0
        FROM
          (
            SELECT
              arrayJoin(range (enters_0, left_in)) AS bucket,
              member,
              is_other,
              enters_0,
              here
            FROM
              (
                SELECT
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
                  ) AS enters_0,
                  '' AS member,
                  0 AS is_other,
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
                  left_in
                HAVING
                  here > 0
                UNION ALL
                SELECT
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
                  ) AS enters_0,
                  '' AS member,
                  0 AS is_other,
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
    UNION ALL
    SELECT
      toUInt64(bucket) AS bucket,
      member,
      is_other,
      0 AS over,
      n AS events
    FROM
      (
        SELECT
          arrayJoin(
            arrayFilter(
              (i, last) -> (happened >= addMonths(last + 1, -3))
              AND (happened <= last)
              AND (
                addMonths(last + 1, -3) >= (
                  SELECT
                    toStartOfMonth(assumeNotNull(min(received_on)))
                  FROM
                    concord.case_current
                  WHERE
                    dataset = {dataset:String}
                )
              ),
              range (length(arrayMap(day -> toDate(day), {ends:Array(String)}))),
              arrayMap(day -> toDate(day), {ends:Array(String)})
            )
          ) AS bucket,
          member,
          is_other,
          sum(here) AS n
        FROM
          (
            SELECT
              assumeNotNull(left_on) AS happened,
              '' AS member,
              0 AS is_other,
              countIf (outcome_class != 'X') AS here
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND left_on >= addMonths(arrayElement(arrayMap(day -> toDate(day), {ends:Array(String)}), 1) + 1, -3)
              AND left_on <= {range_to:Date}
            GROUP BY
              happened
            HAVING
              here > 0
            UNION ALL
            SELECT
              assumeNotNull(ended_on) AS happened,
              '' AS member,
              0 AS is_other,
              countIf (
                outcome_class != 'X'
                AND inactive_on <= reactivated_on
                AND (
                  ended_on IS NULL
                  OR reactivated_on <= ended_on
                )
              ) AS here
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND ended_on >= addMonths(arrayElement(arrayMap(day -> toDate(day), {ends:Array(String)}), 1) + 1, -3)
              AND ended_on <= {range_to:Date}
            GROUP BY
              happened
            HAVING
              here > 0
            UNION ALL
            SELECT
              assumeNotNull(if(closed_on >= reopened_on, closed_on, NULL)) AS happened,
              '' AS member,
              0 AS is_other,
              countIf (
                outcome_class != 'X'
                AND ended_on <= reopened_on
              ) AS here
            FROM
              concord.case_current
            WHERE
              dataset = {dataset:String}
              AND if(closed_on >= reopened_on, closed_on, NULL) >= addMonths(arrayElement(arrayMap(day -> toDate(day), {ends:Array(String)}), 1) + 1, -3)
              AND if(closed_on >= reopened_on, closed_on, NULL) <= {range_to:Date}
            GROUP BY
              happened
            HAVING
              here > 0
          )
        GROUP BY
          bucket,
          member,
          is_other
      )
  )
GROUP BY
  bucket,
  member,
  is_other
ORDER BY
  bucket,
  member,
  is_other

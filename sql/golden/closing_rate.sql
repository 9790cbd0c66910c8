SELECT
  bucket,
  member,
  is_other,
  sum(gone) AS left,
  sum(there) AS kept
FROM
  (
    SELECT
      toUInt64(indexOf({starts:Array(String)}, toString(ends_in)) - 1) AS bucket,
      member,
      is_other,
      here AS gone,
      0 AS there
    FROM
      (
        SELECT
          toStartOfMonth(assumeNotNull(ended_on)) AS ends_in,
          '' AS member,
          0 AS is_other,
          countIf (outcome_class != 'X') AS here
        FROM
          concord.case_current
        WHERE
          dataset = {dataset:String}
          AND ended_on BETWEEN {range_from:Date} AND {range_to:Date}
          AND opened_on <= ended_on
        GROUP BY
          ends_in
        HAVING
          here > 0
        UNION ALL
        SELECT
          toStartOfMonth(assumeNotNull(if(closed_on >= reopened_on, closed_on, NULL))) AS ends_in,
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
          AND if(closed_on >= reopened_on, closed_on, NULL) BETWEEN {range_from:Date} AND {range_to:Date}
          AND reopened_on <= if(closed_on >= reopened_on, closed_on, NULL)
        GROUP BY
          ends_in
        HAVING
          here > 0
      )
    UNION ALL
    SELECT
      toUInt64(bucket) AS bucket,
      member,
      is_other,
      0 AS gone,
      n0 AS there
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
                    ended_on IS NULL
                    OR ended_on > {range_to:Date},
                    {buckets:UInt32},
                    toUInt32(
                      greatest(
                        0,
                        (
                          toInt32(toRelativeMonthNum(assumeNotNull(ended_on))) - toInt32(toRelativeMonthNum({range_from:Date}))
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
                    ended_on IS NULL
                    OR ended_on >= {range_from:Date}
                  )
                GROUP BY
                  enters_0,
                  left_in
                HAVING
                  here > 0
                UNION ALL
                SELECT
                  if(
                    reopened_on IS NULL
                    OR reopened_on > {range_to:Date},
                    {buckets:UInt32},
                    toUInt32(
                      greatest(
                        0,
                        (
                          toInt32(toRelativeMonthNum(assumeNotNull(reopened_on))) - toInt32(toRelativeMonthNum({range_from:Date}))
                        )
                      )
                    )
                  ) AS enters_0,
                  '' AS member,
                  0 AS is_other,
                  if(
                    if(closed_on >= reopened_on, closed_on, NULL) IS NULL
                    OR if(closed_on >= reopened_on, closed_on, NULL) > {range_to:Date},
                    {buckets:UInt32},
                    toUInt32(
                      greatest(
                        0,
                        (
                          toInt32(toRelativeMonthNum(assumeNotNull(if(closed_on >= reopened_on, closed_on, NULL)))) - toInt32(toRelativeMonthNum({range_from:Date}))
                        )
                      )
                    )
                  ) AS left_in,
                  countIf (
                    outcome_class != 'X'
                    AND ended_on <= reopened_on
                  ) AS here
                FROM
                  (
                    SELECT
                      *,
                      arrayJoin([0]) AS stay
                    FROM
                      concord.case_current
                    WHERE
                      dataset = {dataset:String}
                      AND (reopened_on <= {range_to:Date})
                  )
                WHERE
                  dataset = {dataset:String}
                  AND reopened_on <= {range_to:Date}
                  AND (
                    if(closed_on >= reopened_on, closed_on, NULL) IS NULL
                    OR if(closed_on >= reopened_on, closed_on, NULL) >= {range_from:Date}
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
  )
GROUP BY
  bucket,
  member,
  is_other
ORDER BY
  bucket,
  member,
  is_other

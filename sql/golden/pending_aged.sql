SELECT
  arrayJoin(range (opened_in, closed_in)) AS bucket,
  member,
  is_other,
  sum(here) AS n
FROM
  (
    SELECT
      toUInt32(
        greatest(
          0,
          dateDiff(
            'month',
            {range_from:Date},
            assumeNotNull(
              if(
                least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > opened_on,
                least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
                opened_on
              )
            )
          )
        )
      ) AS opened_in,
      '' AS member,
      0 AS is_other,
      if(
        left_on IS NULL
        OR left_on > {range_to:Date},
        {buckets:UInt32},
        toUInt32(greatest(0, dateDiff('month', {range_from:Date}, assumeNotNull(left_on))))
      ) AS closed_in,
      countIf (
        (outcome_class != 'X')
        AND least(ifNull(limit_on, opened_on + 60), opened_on + 60) IS NOT NULL
        AND (
          left_on IS NULL
          OR left_on > if(
            least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > opened_on,
            least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
            opened_on
          )
        )
      ) AS here
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND if(
        least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > opened_on,
        least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
        opened_on
      ) <= {range_to:Date}
      AND (
        left_on IS NULL
        OR left_on >= {range_from:Date}
      )
    GROUP BY
      opened_in,
      closed_in
    HAVING
      here > 0
    UNION ALL
    SELECT
      toUInt32(
        greatest(
          0,
          dateDiff(
            'month',
            {range_from:Date},
            assumeNotNull(
              if(
                least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > reactivated_on,
                least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
                reactivated_on
              )
            )
          )
        )
      ) AS opened_in,
      '' AS member,
      0 AS is_other,
      if(
        ended_on IS NULL
        OR ended_on > {range_to:Date},
        {buckets:UInt32},
        toUInt32(greatest(0, dateDiff('month', {range_from:Date}, assumeNotNull(ended_on))))
      ) AS closed_in,
      countIf (
        (
          outcome_class != 'X'
          AND inactive_on <= reactivated_on
          AND (
            ended_on IS NULL
            OR reactivated_on <= ended_on
          )
        )
        AND least(ifNull(limit_on, opened_on + 60), opened_on + 60) IS NOT NULL
        AND (
          ended_on IS NULL
          OR ended_on > if(
            least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > reactivated_on,
            least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
            reactivated_on
          )
        )
      ) AS here
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND if(
        least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > reactivated_on,
        least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
        reactivated_on
      ) <= {range_to:Date}
      AND (
        ended_on IS NULL
        OR ended_on >= {range_from:Date}
      )
    GROUP BY
      opened_in,
      closed_in
    HAVING
      here > 0
    UNION ALL
    SELECT
      toUInt32(
        greatest(
          0,
          dateDiff(
            'month',
            {range_from:Date},
            assumeNotNull(
              if(
                least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > reopened_on,
                least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
                reopened_on
              )
            )
          )
        )
      ) AS opened_in,
      '' AS member,
      0 AS is_other,
      if(
        if(closed_on >= reopened_on, closed_on, NULL) IS NULL
        OR if(closed_on >= reopened_on, closed_on, NULL) > {range_to:Date},
        {buckets:UInt32},
        toUInt32(
          greatest(
            0,
            dateDiff('month', {range_from:Date}, assumeNotNull(if(closed_on >= reopened_on, closed_on, NULL)))
          )
        )
      ) AS closed_in,
      countIf (
        (
          outcome_class != 'X'
          AND ended_on <= reopened_on
        )
        AND least(ifNull(limit_on, opened_on + 60), opened_on + 60) IS NOT NULL
        AND (
          if(closed_on >= reopened_on, closed_on, NULL) IS NULL
          OR if(closed_on >= reopened_on, closed_on, NULL) > if(
            least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > reopened_on,
            least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
            reopened_on
          )
        )
      ) AS here
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND if(
        least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1 > reopened_on,
        least(ifNull(limit_on, opened_on + 60), opened_on + 60) + 1,
        reopened_on
      ) <= {range_to:Date}
      AND (
        if(closed_on >= reopened_on, closed_on, NULL) IS NULL
        OR if(closed_on >= reopened_on, closed_on, NULL) >= {range_from:Date}
      )
    GROUP BY
      opened_in,
      closed_in
    HAVING
      here > 0
  )
GROUP BY
  bucket,
  member,
  is_other
ORDER BY
  bucket,
  member,
  is_other

SELECT
  arrayJoin(range (opened_in, closed_in)) AS bucket,
  member,
  is_other,
  sum(here) AS n
FROM
  (
    SELECT
      toUInt32(greatest(0, dateDiff('month', {range_from:Date}, opened_on))) AS opened_in,
      '' AS member,
      0 AS is_other,
      if(
        closed_on IS NULL
        OR closed_on > {range_to:Date},
        {buckets:UInt32},
        toUInt32(greatest(0, dateDiff('month', {range_from:Date}, assumeNotNull(closed_on))))
      ) AS closed_in,
      countIf (outcome_class != 'X') AS here
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND opened_on <= {range_to:Date}
      AND (
        closed_on IS NULL
        OR closed_on >= {range_from:Date}
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

SELECT
  bucket,
  member,
  is_other,
  groupArray(day) AS days,
  groupArray(if(ended, here, 0)) AS events,
  groupArray(if(ended, 0, here)) AS censored
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(accepted_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      dateDiff(
        'day',
        assumeNotNull(accepted_on),
        if(
          ifNull(assigned_on <= greatest(accepted_on, least({as_of:Date}, ifNull(ended_on, {as_of:Date}))), 0),
          assumeNotNull(assigned_on),
          greatest(accepted_on, least({as_of:Date}, ifNull(ended_on, {as_of:Date})))
        )
      ) AS day,
      ifNull(assigned_on <= greatest(accepted_on, least({as_of:Date}, ifNull(ended_on, {as_of:Date}))), 0) AS ended,
      countIf (
        outcome_class != 'X'
        AND ifNull(assigned_on >= accepted_on, 1)
      ) AS here
    FROM
      concord.case_current
    WHERE
      dataset = {dataset:String}
      AND accepted_on BETWEEN {range_from:Date} AND {range_to:Date}
      AND accepted_on <= {as_of:Date}
    GROUP BY
      bucket,
      day,
      ended
    HAVING
      here > 0
    ORDER BY
      bucket,
      day,
      ended
  )
GROUP BY
  bucket,
  member,
  is_other
ORDER BY
  bucket,
  member,
  is_other

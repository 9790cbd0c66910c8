SELECT
  bucket,
  member,
  is_other,
  groupArray(day) AS days,
  groupArray(ended) AS events,
  groupArray(here - ended) AS censored
FROM
  (
    SELECT
      toStartOfMonth(assumeNotNull(opened_on)) AS bucket,
      '' AS member,
      0 AS is_other,
      dateDiff('day', opened_on, if(closed_on <= {as_of:Date}, assumeNotNull(closed_on), {as_of:Date})) AS day,
      countIf (closed_on <= {as_of:Date}) AS ended,
      count() AS here
    FROM
      concord.case_fact
    WHERE
      dataset = {dataset:String}
      AND outcome_class != 'X'
      AND opened_on BETWEEN {range_from:Date} AND {range_to:Date}
      AND opened_on <= {as_of:Date}
    GROUP BY
      bucket,
      day
    ORDER BY
      bucket,
      day
  )
GROUP BY
  bucket,
  member,
  is_other
ORDER BY
  bucket,
  member,
  is_other

SELECT
  toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class IN ('S', 'U')
      AND first_session_on IS NOT NULL
    )
    AND (
      outcome_class = 'S'
      AND agreed_on <= first_session_on
    )
  ) AS m0_num,
  countIf (
    outcome_class IN ('S', 'U')
    AND first_session_on IS NOT NULL
  ) AS m0_n
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

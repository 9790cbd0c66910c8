SELECT
  toStartOfMonth(assumeNotNull(closed_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class != 'X'
      AND survey_mode != 'interviewer'
      AND ifNull(survey_delivered, survey_sent) = 1
    )
    AND (consumer_score IS NOT NULL)
  ) AS m0_num,
  countIf (
    outcome_class != 'X'
    AND survey_mode != 'interviewer'
    AND ifNull(survey_delivered, survey_sent) = 1
  ) AS m0_n,
  countIf (
    outcome_class != 'X'
    AND survey_mode != 'interviewer'
    AND ifNull(survey_delivered, survey_sent) = 1
  ) AS m0_cohort,
  countIf (
    (
      outcome_class != 'X'
      AND survey_mode != 'interviewer'
      AND ifNull(survey_delivered, survey_sent) = 1
    )
    AND (
      consumer_score IS NOT NULL
      OR closed_on + 14 <= {as_of:Date}
    )
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND closed_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

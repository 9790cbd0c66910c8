SELECT
  toStartOfMonth(assumeNotNull(assigned_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class = 'S'
      AND first_contact_on IS NOT NULL
      AND consent_on IS NOT NULL
      AND first_session_on IS NOT NULL
    )
    AND (
      first_contact_on IS NOT NULL
      AND consent_on IS NOT NULL
      AND first_session_on IS NOT NULL
      AND outcome_class = 'S'
      AND performed_on IS NOT NULL
    )
  ) AS m0_num,
  countIf (
    outcome_class = 'S'
    AND first_contact_on IS NOT NULL
    AND consent_on IS NOT NULL
    AND first_session_on IS NOT NULL
  ) AS m0_n,
  countIf (
    outcome_class = 'S'
    AND first_contact_on IS NOT NULL
    AND consent_on IS NOT NULL
    AND first_session_on IS NOT NULL
  ) AS m0_cohort,
  countIf (
    (
      outcome_class = 'S'
      AND first_contact_on IS NOT NULL
      AND consent_on IS NOT NULL
      AND first_session_on IS NOT NULL
    )
    AND (
      performed_on IS NOT NULL
      OR performance_due_on IS NULL
      OR performance_due_on + 7 <= {as_of:Date}
    )
  ) AS m0_mature
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND assigned_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

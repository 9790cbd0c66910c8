SELECT
  toStartOfMonth(assumeNotNull(assigned_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class != 'X'
      AND contact_due_on <= {as_of:Date}
    )
    AND (
      ifNull(
        least(ifNull(attempted_on, first_contact_on), ifNull(first_contact_on, attempted_on)) <= contact_due_on,
        0
      )
    )
  ) AS m0_num,
  countIf (
    outcome_class != 'X'
    AND contact_due_on <= {as_of:Date}
  ) AS m0_n,
  countIf (outcome_class != 'X') AS m0_cohort,
  countIf (
    (outcome_class != 'X')
    AND (contact_due_on <= {as_of:Date})
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

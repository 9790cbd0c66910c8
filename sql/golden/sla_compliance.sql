SELECT
  toStartOfMonth(assumeNotNull(due_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  countIf (
    (
      outcome_class != 'X'
      AND due_on <= {as_of:Date}
    )
    AND (closed_on <= due_on)
  ) AS m0_num,
  countIf (
    outcome_class != 'X'
    AND due_on <= {as_of:Date}
  ) AS m0_n
FROM
  concord.case_fact
WHERE
  dataset = {dataset:String}
  AND due_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

SELECT
  toStartOfMonth(assumeNotNull(qa_on)) AS bucket,
  '' AS member,
  0 AS is_other,
  0 AS whole,
  countIf (
    (
      outcome_class != 'X'
      AND qa_passed IS NOT NULL
    )
    AND (qa_passed = 1)
  ) AS m0_num,
  countIf (
    outcome_class != 'X'
    AND qa_passed IS NOT NULL
  ) AS m0_n
FROM
  concord.case_current
WHERE
  dataset = {dataset:String}
  AND qa_on BETWEEN {range_from:Date} AND {range_to:Date}
GROUP BY
  bucket
ORDER BY
  bucket

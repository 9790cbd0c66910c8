-- The same as case_fact, as it stood after load {as_of_load}: of each case the newest version that had been published by then, unless a
-- later load had withdrawn the case by then.
CREATE OR REPLACE VIEW concord.case_fact_as_of AS
SELECT v.*
FROM
(
  SELECT *
  FROM concord.case_version
  WHERE load_no <= {as_of_load:UInt32}
    AND load_no IN (SELECT load_no FROM concord.publication)
  ORDER BY load_no DESC
  LIMIT 1 BY dataset, source, case_id
) AS v
LEFT JOIN
(
  SELECT dataset, source, case_id, max(load_no) AS withdrawn_by
  FROM concord.case_mark
  WHERE mark = 'withdrawn'
    AND load_no <= {as_of_load:UInt32}
    AND load_no IN (SELECT load_no FROM concord.publication)
  GROUP BY dataset, source, case_id
) AS m ON v.dataset = m.dataset AND v.source = m.source AND v.case_id = m.case_id
WHERE ifNull(m.withdrawn_by, 0) < v.load_no;

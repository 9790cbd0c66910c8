-- The same as case_fact, as it stood after load {as_of_load}: of each case the newest version that had been published by then.
CREATE OR REPLACE VIEW concord.case_fact_as_of AS
SELECT *
FROM concord.case_version
WHERE load_no <= {as_of_load:UInt32}
  AND load_no IN (SELECT load_no FROM concord.publication)
ORDER BY load_no DESC
LIMIT 1 BY dataset, source, case_id;

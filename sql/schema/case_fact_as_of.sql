CREATE VIEW concord.case_fact_as_of
AS SELECT *
FROM concord.case_version
WHERE (load_no <= {as_of_load:UInt32}) AND (load_no IN (SELECT load_no
FROM concord.publication))
ORDER BY load_no DESC LIMIT 1 BY dataset, source, case_id

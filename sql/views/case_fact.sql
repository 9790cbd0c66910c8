-- One clean row per case, current version. Stateless: recreated on every migrate.
CREATE OR REPLACE VIEW concord.case_fact AS
SELECT *
FROM concord.case_current;

-- One clean row per case, current version. Stateless: recreated on every migrate.
-- The derived columns are the same as in case_fact_as_of.sql; a test holds the two equal.
CREATE OR REPLACE VIEW concord.case_fact AS
SELECT
  *,
  substring(outcome, 1, 1) AS outcome_class,
  coalesce(accepted_on, received_on) AS opened_on,
  coalesce(agreement_on, closed_on) AS agreed_on
FROM concord.case_current;

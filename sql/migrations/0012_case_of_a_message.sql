-- Which case a message is about, beside the fields, which are long: the messages of a few cases are found without reading those of all.
ALTER TABLE concord.record_version ADD COLUMN IF NOT EXISTS case_no String MATERIALIZED fields['case_no'];
ALTER TABLE concord.record_version MATERIALIZE COLUMN case_no;

-- What else is known of a case before anybody is assigned to it: whether the party could be reached by what came with it, and how far overdue the debt was.
ALTER TABLE concord.case_version ADD COLUMN IF NOT EXISTS contact_valid Nullable(UInt8), ADD COLUMN IF NOT EXISTS overdue_stage LowCardinality(String);
ALTER TABLE concord.case_current ADD COLUMN IF NOT EXISTS contact_valid Nullable(UInt8), ADD COLUMN IF NOT EXISTS overdue_stage LowCardinality(String);
ALTER TABLE concord.case_next ADD COLUMN IF NOT EXISTS contact_valid Nullable(UInt8), ADD COLUMN IF NOT EXISTS overdue_stage LowCardinality(String);

-- Limits that nobody delivered, worked out at publishing from rules and calendars: the day by which a first contact is due, and which rule a due date is by, or why there is none.
ALTER TABLE concord.case_version ADD COLUMN IF NOT EXISTS contact_due_on Nullable(Date), ADD COLUMN IF NOT EXISTS due_rule LowCardinality(String);
ALTER TABLE concord.case_current ADD COLUMN IF NOT EXISTS contact_due_on Nullable(Date), ADD COLUMN IF NOT EXISTS due_rule LowCardinality(String);
ALTER TABLE concord.case_next ADD COLUMN IF NOT EXISTS contact_due_on Nullable(Date), ADD COLUMN IF NOT EXISTS due_rule LowCardinality(String);
-- By which rules, notices and formula the current cases have their limits.
CREATE TABLE IF NOT EXISTS concord.limits_kept (hash String, kept_at DateTime64(3, 'UTC') DEFAULT now64(3)) ENGINE = MergeTree ORDER BY kept_at;

-- When an agreement was first not kept, how many minutes a case took, and who acted for the claimant (a pseudonym, as the party is).
ALTER TABLE concord.case_version ADD COLUMN IF NOT EXISTS first_default_on Nullable(Date), ADD COLUMN IF NOT EXISTS active_minutes Nullable(UInt16), ADD COLUMN IF NOT EXISTS claimant_agent String;
ALTER TABLE concord.case_current ADD COLUMN IF NOT EXISTS first_default_on Nullable(Date), ADD COLUMN IF NOT EXISTS active_minutes Nullable(UInt16), ADD COLUMN IF NOT EXISTS claimant_agent String;
ALTER TABLE concord.case_next ADD COLUMN IF NOT EXISTS first_default_on Nullable(Date), ADD COLUMN IF NOT EXISTS active_minutes Nullable(UInt16), ADD COLUMN IF NOT EXISTS claimant_agent String;

-- What the notification funnel asks of a case: when its first message was sent, what is known of its delivery, whether it was opened and answered, and
-- how many messages followed. Never delivered with a case: filled from the messages in force (records/message.ts) when cases are published.
ALTER TABLE concord.case_version ADD COLUMN IF NOT EXISTS notified_on Nullable(Date), ADD COLUMN IF NOT EXISTS notified_hour Nullable(UInt8), ADD COLUMN IF NOT EXISTS notified_template LowCardinality(String),
  ADD COLUMN IF NOT EXISTS notified_receipt LowCardinality(String), ADD COLUMN IF NOT EXISTS notified_opened UInt8, ADD COLUMN IF NOT EXISTS notified_answered UInt8,
  ADD COLUMN IF NOT EXISTS notified_times UInt16, ADD COLUMN IF NOT EXISTS notified_at_night UInt16, ADD COLUMN IF NOT EXISTS notified_opted_out UInt8;
ALTER TABLE concord.case_current ADD COLUMN IF NOT EXISTS notified_on Nullable(Date), ADD COLUMN IF NOT EXISTS notified_hour Nullable(UInt8), ADD COLUMN IF NOT EXISTS notified_template LowCardinality(String),
  ADD COLUMN IF NOT EXISTS notified_receipt LowCardinality(String), ADD COLUMN IF NOT EXISTS notified_opened UInt8, ADD COLUMN IF NOT EXISTS notified_answered UInt8,
  ADD COLUMN IF NOT EXISTS notified_times UInt16, ADD COLUMN IF NOT EXISTS notified_at_night UInt16, ADD COLUMN IF NOT EXISTS notified_opted_out UInt8;
ALTER TABLE concord.case_next ADD COLUMN IF NOT EXISTS notified_on Nullable(Date), ADD COLUMN IF NOT EXISTS notified_hour Nullable(UInt8), ADD COLUMN IF NOT EXISTS notified_template LowCardinality(String),
  ADD COLUMN IF NOT EXISTS notified_receipt LowCardinality(String), ADD COLUMN IF NOT EXISTS notified_opened UInt8, ADD COLUMN IF NOT EXISTS notified_answered UInt8,
  ADD COLUMN IF NOT EXISTS notified_times UInt16, ADD COLUMN IF NOT EXISTS notified_at_night UInt16, ADD COLUMN IF NOT EXISTS notified_opted_out UInt8;

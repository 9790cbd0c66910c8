-- Money that came back, and what cases cost, among the control totals. Of loads before nothing is known, so these columns are empty and not 0.
ALTER TABLE concord.load_control
  ADD COLUMN IF NOT EXISTS delivered_performed Nullable(Decimal(38, 2)),
  ADD COLUMN IF NOT EXISTS delivered_cost Nullable(Decimal(38, 2)),
  ADD COLUMN IF NOT EXISTS next_performed Nullable(Decimal(38, 2)),
  ADD COLUMN IF NOT EXISTS next_cost Nullable(Decimal(38, 2)),
  ADD COLUMN IF NOT EXISTS current_performed Nullable(Decimal(38, 2)),
  ADD COLUMN IF NOT EXISTS current_cost Nullable(Decimal(38, 2));

-- Control totals of reference data: what a load brings, beside what is in force after and before it. An empty column name counts records; others are sums of a column.
CREATE TABLE IF NOT EXISTS concord.load_record_control
(
  load_no UInt32,
  column LowCardinality(String),
  delivered Decimal(38, 6),
  next Decimal(38, 6),
  current Decimal(38, 6)
)
ENGINE = MergeTree
ORDER BY (load_no, column)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

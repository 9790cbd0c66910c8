-- Cases deleted for their age. load_no is the number of the act in the registry of loads; it is in force when its publication is, and of its dataset nothing closed before `closed_before` is
-- complete from then on, whatever data version is asked for. A second row of the act says that nothing of these cases is left (is_done). Counts only: what the cases were is gone.
CREATE TABLE IF NOT EXISTS concord.retention
(
  load_no UInt32,
  dataset LowCardinality(String),
  source LowCardinality(String),
  closed_before Date,
  cases UInt64,
  versions UInt64,
  is_done Bool
)
ENGINE = MergeTree
ORDER BY load_no
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

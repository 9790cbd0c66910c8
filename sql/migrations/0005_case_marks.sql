-- What a load says of cases it brought no version of. A partition is a load, as in case_version.
--   unchanged  delivered as the store held it, by row row_no: when the load that brought that version is withdrawn, this load stands in for it
--   missing    held by the store and not brought by a full snapshot; it stays in every figure
--   withdrawn  the same, and out of the current figures from this load on, until a load brings the case again
CREATE TABLE concord.case_mark
(
  load_no UInt32,
  dataset LowCardinality(String),
  source LowCardinality(String),
  case_id String,
  mark LowCardinality(String),
  row_no UInt64
)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (dataset, source, case_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- Loads taken back: load_no is the number the act itself has in the registry of loads, withdrawn_no the load that is withdrawn by it. It is in force
-- when its publication is; the withdrawn load's own publication goes last, when nothing else of it is left.
CREATE TABLE concord.withdrawal
(
  load_no UInt32,
  withdrawn_no UInt32
)
ENGINE = MergeTree
ORDER BY load_no
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

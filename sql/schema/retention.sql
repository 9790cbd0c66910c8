CREATE TABLE concord.retention (`load_no` UInt32,
  `dataset` LowCardinality(String),
  `source` LowCardinality(String),
  `closed_before` Date,
  `cases` UInt64,
  `versions` UInt64,
  `is_done` Bool)
ENGINE = MergeTree
ORDER BY load_no
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

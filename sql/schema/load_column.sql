CREATE TABLE concord.load_column (`load_no` UInt32,
  `column` LowCardinality(String),
  `cases` UInt64,
  `empty` UInt64)
ENGINE = MergeTree
ORDER BY (load_no, column)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

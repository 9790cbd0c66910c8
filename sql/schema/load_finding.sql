CREATE TABLE concord.load_finding (`load_no` UInt32,
  `rule` LowCardinality(String),
  `severity` LowCardinality(String),
  `month` Date,
  `column` LowCardinality(String),
  `measured` Float64,
  `threshold` Float64,
  `at_fault` UInt64,
  `cases` UInt64)
ENGINE = MergeTree
ORDER BY (load_no, rule, month, column)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

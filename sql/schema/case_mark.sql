CREATE TABLE concord.case_mark (`load_no` UInt32,
  `dataset` LowCardinality(String),
  `source` LowCardinality(String),
  `case_id` String,
  `mark` LowCardinality(String),
  `row_no` UInt64)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (dataset, source, case_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

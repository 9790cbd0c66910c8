CREATE TABLE concord.reject (`load_no` UInt32,
  `row_no` UInt64,
  `column` LowCardinality(String),
  `value` String,
  `reason` LowCardinality(String),
  `raw` String,
  `case_id` String,
  `month` Date DEFAULT toDate(0),
  `is_emptied` Bool)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (load_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

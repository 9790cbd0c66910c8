CREATE TABLE concord.reject_return (`load_no` UInt32,
  `row_no` UInt64,
  `of_load` UInt32,
  `of_row` UInt64)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (of_load, of_row)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

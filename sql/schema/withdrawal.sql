CREATE TABLE concord.withdrawal (`load_no` UInt32,
  `withdrawn_no` UInt32,
  `is_judged` Bool DEFAULT false)
ENGINE = MergeTree
ORDER BY load_no
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

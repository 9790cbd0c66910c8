CREATE TABLE concord.migration (`number` UInt32,
  `name` String,
  `hash` String,
  `done` UInt16,
  `of` UInt16,
  `applied_at` DateTime64(3, 'UTC') DEFAULT now64(3))
ENGINE = MergeTree
ORDER BY (number, done)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

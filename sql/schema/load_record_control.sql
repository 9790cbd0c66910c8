CREATE TABLE concord.load_record_control (`load_no` UInt32,
  `column` LowCardinality(String),
  `delivered` Decimal(38, 6),
  `next` Decimal(38, 6),
  `current` Decimal(38, 6))
ENGINE = MergeTree
ORDER BY (load_no, column)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

CREATE TABLE concord.load_control (`load_no` UInt32,
  `month` Date,
  `delivered_rows` UInt64,
  `rejected_rows` UInt64,
  `delivered_cases` UInt64,
  `delivered_claimed` Decimal(38, 2),
  `delivered_agreed` Decimal(38, 2),
  `next_cases` UInt64,
  `next_claimed` Decimal(38, 2),
  `next_agreed` Decimal(38, 2),
  `current_cases` UInt64,
  `current_claimed` Decimal(38, 2),
  `current_agreed` Decimal(38, 2),
  `delivered_performed` Nullable(Decimal(38, 2)),
  `delivered_cost` Nullable(Decimal(38, 2)),
  `next_performed` Nullable(Decimal(38, 2)),
  `next_cost` Nullable(Decimal(38, 2)),
  `current_performed` Nullable(Decimal(38, 2)),
  `current_cost` Nullable(Decimal(38, 2)))
ENGINE = MergeTree
ORDER BY (load_no, month)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

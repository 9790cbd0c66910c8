-- What a load brings, by month of receipt, beside what is current before and after it. `delivered_…` counts rows of the files, the
-- cases they make and the amounts of these cases. Rows whose date of receipt cannot be read stand under 1970-01-01.
CREATE TABLE concord.load_control
(
  load_no UInt32,
  month Date,
  delivered_rows UInt64,
  rejected_rows UInt64,
  delivered_cases UInt64,
  delivered_claimed Decimal(38, 2),
  delivered_agreed Decimal(38, 2),
  next_cases UInt64,
  next_claimed Decimal(38, 2),
  next_agreed Decimal(38, 2),
  current_cases UInt64,
  current_claimed Decimal(38, 2),
  current_agreed Decimal(38, 2)
)
ENGINE = MergeTree
ORDER BY (load_no, month)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- How many of a load's cases leave a column empty, so that the next load can be held against it.
CREATE TABLE concord.load_column
(
  load_no UInt32,
  column LowCardinality(String),
  cases UInt64,
  empty UInt64
)
ENGINE = MergeTree
ORDER BY (load_no, column)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- What the checks found in a load, published or refused. `at_fault` of `cases` makes `measured`, which is beyond `threshold`. A month of
-- 1970-01-01 means the whole load; an empty column name means none in particular. Rows stay when the load is withdrawn.
CREATE TABLE concord.load_finding
(
  load_no UInt32,
  rule LowCardinality(String),
  severity LowCardinality(String),
  month Date,
  column LowCardinality(String),
  measured Float64,
  threshold Float64,
  at_fault UInt64,
  cases UInt64
)
ENGINE = MergeTree
ORDER BY (load_no, rule, month, column)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

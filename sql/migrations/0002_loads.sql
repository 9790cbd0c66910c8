-- One row per load and revision of its state; the last revision counts (read with FINAL).
CREATE TABLE concord.load
(
  load_no UInt32,
  revision UInt64,
  dataset String,
  source String,
  profile String,
  profile_hash String,
  profile_text String,
  file_names Array(String),
  file_hash String,
  file_bytes UInt64,
  state LowCardinality(String),
  message String,
  started_at DateTime64(3, 'UTC'),
  finished_at Nullable(DateTime64(3, 'UTC')),
  as_of_on Nullable(Date),
  delivered UInt64,
  loaded UInt64,
  folded UInt64,
  unchanged UInt64,
  rejected UInt64,
  cases_new UInt64,
  cases_changed UInt64
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY load_no
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- A row that was not loaded, with the reason. `reason` is a code; `value` is what stood in `column`.
CREATE TABLE concord.reject
(
  load_no UInt32,
  row_no UInt64,
  column LowCardinality(String),
  value String,
  reason LowCardinality(String),
  raw String
)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (load_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- Which load made which incarnation of case_current. Written before the exchange, so the version is known the moment the
-- exchanged table is: the row whose table_uuid is that of case_current is the data version in force.
CREATE TABLE concord.publication
(
  data_version UInt32,
  table_uuid UUID,
  load_no UInt32,
  published_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY data_version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

CREATE TABLE concord.publication (`data_version` UInt32,
  `table_uuid` UUID,
  `load_no` UInt32,
  `published_at` DateTime64(3, 'UTC'),
  `dataset` String,
  `source` String,
  `as_of_on` Nullable(Date),
  `profile_text` String,
  `kind` LowCardinality(String) DEFAULT 'case',
  `as_of_said` Bool DEFAULT false)
ENGINE = MergeTree
ORDER BY data_version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

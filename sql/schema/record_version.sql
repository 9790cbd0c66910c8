CREATE TABLE concord.record_version (`dataset` LowCardinality(String),
  `source` LowCardinality(String),
  `kind` LowCardinality(String),
  `record_id` String,
  `valid_from` Date,
  `valid_to` Nullable(Date),
  `fields` Map(LowCardinality(String), String),
  `gone` UInt8,
  `load_no` UInt32,
  `row_no` UInt64,
  `content_hash` UInt64,
  `case_no` String MATERIALIZED fields['case_no'])
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (dataset, kind, record_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, index_granularity = 8192

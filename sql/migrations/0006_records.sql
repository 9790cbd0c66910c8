-- Reference data: every record (a mediator's post, a branch, a day of the calendar …) as each load delivered it, also where the load before had
-- said the same. So the newest version among the loads that count is in force, and a load that is withdrawn takes its versions
-- with it and leaves nothing to mend. `kind` is the name of a file in records/, `record_id` the values of its key, `fields` its columns as text
-- without the empty ones. A version that is `gone` says that a full snapshot did not bring the record.
CREATE TABLE concord.record_version
(
  dataset LowCardinality(String),
  source LowCardinality(String),
  kind LowCardinality(String),
  record_id String,
  valid_from Date,
  valid_to Nullable(Date),
  fields Map(LowCardinality(String), String),
  gone UInt8,
  load_no UInt32,
  row_no UInt64,
  content_hash UInt64
)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (dataset, kind, record_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- What a publication brought: cases, or records of a kind.
ALTER TABLE concord.publication ADD COLUMN IF NOT EXISTS kind LowCardinality(String) DEFAULT 'case';

-- Who led the team then: never delivered with a case, filled from the mediator's record when cases are published.
ALTER TABLE concord.case_version ADD COLUMN IF NOT EXISTS team_lead LowCardinality(String);
ALTER TABLE concord.case_current ADD COLUMN IF NOT EXISTS team_lead LowCardinality(String);
ALTER TABLE concord.case_next ADD COLUMN IF NOT EXISTS team_lead LowCardinality(String);

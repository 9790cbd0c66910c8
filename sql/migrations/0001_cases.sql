-- Every delivered version of a case, kept with the load that brought it. A partition is a load, so a load that failed or is
-- withdrawn leaves without a trace. Nothing is ever updated in place. What most questions derive (issue, outcome_class, opened_on,
-- agreed_on) is worked out once, when a version is written.
CREATE TABLE concord.case_version
(
  dataset LowCardinality(String),
  source LowCardinality(String),
  case_id String,
  dispute_id String,
  received_on Date,
  accepted_on Nullable(Date),
  assigned_on Nullable(Date),
  first_contact_on Nullable(Date),
  consent_on Nullable(Date),
  first_session_on Nullable(Date),
  due_on Nullable(Date),
  closed_on Nullable(Date),
  agreement_on Nullable(Date),
  performance_due_on Nullable(Date),
  performed_on Nullable(Date),
  reopened_on Nullable(Date),
  litigated_on Nullable(Date),
  enforcement_on Nullable(Date),
  surveyed_on Nullable(Date),
  entered_on Nullable(Date),
  outcome LowCardinality(String),
  outcome_raw LowCardinality(String),
  business LowCardinality(String),
  cause LowCardinality(String),
  subtype LowCardinality(String),
  product LowCardinality(String),
  intake_channel LowCardinality(String),
  mediation_mode LowCardinality(String),
  institution LowCardinality(String),
  branch LowCardinality(String),
  region LowCardinality(String),
  organisation LowCardinality(String),
  team LowCardinality(String),
  mediator LowCardinality(String),
  complexity LowCardinality(String),
  party String,
  party_group LowCardinality(String),
  amount_claimed Nullable(Decimal(18, 2)),
  amount_agreed Nullable(Decimal(18, 2)),
  amount_performed Nullable(Decimal(18, 2)),
  sms_sent Nullable(UInt16),
  sms_delivered Nullable(UInt16),
  sms_replied Nullable(UInt16),
  contact_attempts Nullable(UInt16),
  sessions Nullable(UInt16),
  handovers Nullable(UInt16),
  survey_sent Nullable(UInt8),
  consumer_score Nullable(UInt8),
  institution_score Nullable(UInt8),
  qa_passed Nullable(UInt8),
  issue LowCardinality(String) DEFAULT concat(business, '|', subtype, '|', cause),
  outcome_class LowCardinality(String) DEFAULT substring(outcome, 1, 1),
  opened_on Date DEFAULT coalesce(accepted_on, received_on),
  agreed_on Nullable(Date) DEFAULT coalesce(agreement_on, closed_on),
  load_no UInt32,
  row_no UInt64,
  content_hash UInt64
)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (dataset, source, case_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- The current version of each case: what dashboards read. A load fills case_next and the two are exchanged in one step, so
-- that readers see all of a load or nothing of it.
CREATE TABLE concord.case_current AS concord.case_version
ENGINE = MergeTree
PARTITION BY toYear(received_on)
ORDER BY (dataset, received_on, source, case_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

CREATE TABLE concord.case_next AS concord.case_current;

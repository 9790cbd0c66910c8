-- Who had a case first, and since when another has it. Worked out at publishing from these, or from hand-overs delivered one by one: who answers for the case, and why.
ALTER TABLE concord.case_version
  ADD COLUMN IF NOT EXISTS first_mediator LowCardinality(String),
  ADD COLUMN IF NOT EXISTS handed_over_on Nullable(Date),
  ADD COLUMN IF NOT EXISTS handover_reason LowCardinality(String),
  ADD COLUMN IF NOT EXISTS attributed_mediator LowCardinality(String) DEFAULT mediator,
  ADD COLUMN IF NOT EXISTS attribution LowCardinality(String) DEFAULT if(mediator = '', '', 'sole');
ALTER TABLE concord.case_current
  ADD COLUMN IF NOT EXISTS first_mediator LowCardinality(String),
  ADD COLUMN IF NOT EXISTS handed_over_on Nullable(Date),
  ADD COLUMN IF NOT EXISTS handover_reason LowCardinality(String),
  ADD COLUMN IF NOT EXISTS attributed_mediator LowCardinality(String) DEFAULT mediator,
  ADD COLUMN IF NOT EXISTS attribution LowCardinality(String) DEFAULT if(mediator = '', '', 'sole');
ALTER TABLE concord.case_next
  ADD COLUMN IF NOT EXISTS first_mediator LowCardinality(String),
  ADD COLUMN IF NOT EXISTS handed_over_on Nullable(Date),
  ADD COLUMN IF NOT EXISTS handover_reason LowCardinality(String),
  ADD COLUMN IF NOT EXISTS attributed_mediator LowCardinality(String) DEFAULT mediator,
  ADD COLUMN IF NOT EXISTS attribution LowCardinality(String) DEFAULT if(mediator = '', '', 'sole');

/** `cause_record`: a row a hypothesis or a request to put something right. */
interface CauseRecordTable {
  id: string;
  /** `hypothesis` or `rectification`. */
  kind: string;
  dataset: string;
  /** The type it is about. */
  dimension: string;
  member: string;
  /** '' of hypotheses. */
  institution: string;
  /** Null of hypotheses. */
  number: string | null;
  state: string;
  /** `YYYY-MM-DD`; '' where there is none (yet). */
  due_on: string;
  /** JSON, as the last event left it. */
  body: string;
  /** Counts its events. */
  revision: number;
  created_at: string;
  created_by: string;
}

/** `cause_event`: what was done about one. */
interface CauseEventTable {
  record_id: string;
  seq: number;
  at: string;
  by: string;
  kind: string;
  /** JSON. */
  body: string;
}

/** Hypotheses and requests, with their history. */
export interface CauseTables {
  cause_record: CauseRecordTable;
  cause_event: CauseEventTable;
}

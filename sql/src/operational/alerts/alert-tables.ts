/** One alert a subject. Dates are `YYYY-MM-DD`. */
export interface AlertTable {
  id: string;
  dataset: string;
  /** Dimension and member, or '' and '' for all. */
  type_by: string;
  type_key: string;
  place_by: string;
  place_key: string;
  state: string;
  strength: string;
  /** 0 or 1. */
  is_firing: number;
  owner: string;
  note: string;
  /** '' where nobody has said. */
  verdict: string;
  first_seen_on: string;
  since_on: string;
  last_seen_on: string;
  raised_by: number;
  seen_by: number;
}

/** Why an alert fires, or last fired: one row a kind. */
export interface AlertReasonTable {
  alert_id: string;
  kind: string;
  strength: string;
  since_on: string;
  seen_on: string;
  /** JSON of whoever judged. */
  figures: string;
}

/** What happened to an alert, in order; never changed. Times are UTC text `YYYY-MM-DD hh:mm:ss.mmm`. */
export interface AlertEventTable {
  alert_id: string;
  event_no: number;
  happened_at: string;
  what: string;
  /** '' for the judge. */
  who: string;
  data_version: number | null;
  state: string;
  strength: string;
  owner: string;
  note: string;
  verdict: string;
  /** Kinds that fire after it, parted by blanks. */
  kinds: string;
}

/** A data version that was judged. */
export interface JudgementTable {
  dataset: string;
  data_version: number;
  judged_at: string;
  as_of_on: string;
  took_ms: number;
  /** JSON of whoever judged. */
  budget: string;
}

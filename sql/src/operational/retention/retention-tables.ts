/** `retention_rule`: one row each time a rule is set, the newest of a dataset holds. */
export interface RetentionRuleTable {
  dataset: string;
  seq: number;
  years: number | null;
  reason: string;
  set_at: string;
  set_by: string;
}

/** `keeping_rule`: likewise, of the log and of rejected rows. */
export interface KeepingRuleTable {
  /** `log` or `rejects`. */
  what: string;
  dataset: string;
  seq: number;
  months: number | null;
  reason: string;
  set_at: string;
  set_by: string;
}

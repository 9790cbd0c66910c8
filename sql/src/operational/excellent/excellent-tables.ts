/** `excellent_case`: a row a nomination. */
export interface ExcellentCaseTable {
  id: string;
  dataset: string;
  source: string;
  case_id: string;
  title: string;
  phase: string;
  created_at: string;
  created_by: string;
}

/** `excellent_event`: what was done about one. */
export interface ExcellentEventTable {
  excellent_id: string;
  seq: number;
  at: string;
  by: string;
  kind: string;
  /** JSON; of free text only what was masked. */
  body: string;
}

/** `report_template`: a row a revision; the newest holds. */
interface ReportTemplateTable {
  id: string;
  revision: number;
  /** JSON. */
  definition: string;
  /** 0 or 1. */
  is_removed: number;
  saved_at: string;
  saved_by: string;
}

/** `report_draft`: what somebody writes beside the figures of a report before it is sealed. */
interface ReportDraftTable {
  dataset: string;
  template: string;
  period: string;
  /** JSON: whose cases the writer sees; nobody else's report bears these words. */
  scope: string;
  revision: number;
  /** JSON. */
  body: string;
  saved_at: string;
  saved_by: string;
}

/** `report_pack`: a row a pack, never changed. */
interface ReportPackTable {
  id: string;
  dataset: string;
  template: string;
  period: string;
  /** JSON: both languages. */
  title: string;
  /** JSON. */
  scope: string;
  data_version: number;
  made_at: string;
  made_by: string;
  /** What it can be found by, in lower case. */
  words: string;
  /** JSON. */
  body: string;
  digest: string;
  key_id: string;
  signature: string;
}

/** `kept_file`: bytes under their own SHA-256. */
interface KeptFileTable {
  digest: string;
  bytes: number;
  /** Base64: text, as both databases keep alike. */
  content: string;
}

/** Tables of reports and of what was sealed of them, by name. */
export interface PackTables {
  report_template: ReportTemplateTable;
  report_draft: ReportDraftTable;
  report_pack: ReportPackTable;
  kept_file: KeptFileTable;
}

/** `publication_sealed`: one row a publication; only its withdrawal is written later. */
export interface PublicationTable {
  id: string;
  dataset: string;
  /** `YYYY-MM`. */
  month: string;
  data_version: number;
  /** JSON: metrics with their versions. */
  definitions: string;
  made_at: string;
  made_by: string;
  /** JSON. */
  body: string;
  digest: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_because: string | null;
}

/** What processes over the same stores tell each other. Times are UTC text. */
export interface ProcessTables {
  job: {
    id: string;
    /** Which kind of jobs it is one of. */
    kind: string;
    /** The process that does it. */
    holder: string;
    state: string;
    /** JSON. */
    body: string;
    begun_at: string;
    seen_at: string;
    /** 0 or 1. */
    is_called_off: number;
  };
  lease: { name: string; holder: string; held_until: string };
}

import type { Engine } from '@concord/sql';
import type { LedgerEntry, LoadState } from './ledger.js';

const COLUMNS = [
  'load_no', 'dataset', 'source', 'profile', 'profile_hash', 'profile_text', 'file_names', 'file_hash', 'file_bytes', 'state', 'message', 'started_at',
  "ifNull(toString(finished_at), '')", "ifNull(toString(as_of_on), '')", 'delivered', 'loaded', 'folded', 'unchanged', 'rejected', 'cases_new', 'cases_changed',
] as const;

/** One load as the ledger has it now; undefined when there was none of this number. */
export async function readLedger(engine: Engine, loadNo: number): Promise<LedgerEntry | undefined> {
  const { rows } = await engine.writer.ask({ sql: `SELECT ${COLUMNS.join(', ')} FROM concord.load FINAL WHERE load_no = {load_no:UInt32}`, params: { load_no: loadNo } });
  const [row] = rows;
  if (row === undefined) return undefined;
  const text = (at: number): string => String(row[at]);
  const number = (at: number): number => Number(row[at]);
  return {
    loadNo: number(0), dataset: text(1), source: text(2), profile: text(3), profileHash: text(4), profileText: text(5),
    fileNames: (row[6] as readonly unknown[]).map(String), fileHash: text(7), fileBytes: number(8), state: text(9) as LoadState, message: text(10),
    startedAt: text(11), finishedAt: text(12), asOf: text(13), delivered: number(14), loaded: number(15), folded: number(16), unchanged: number(17),
    rejected: number(18), casesNew: number(19), casesChanged: number(20),
  };
}

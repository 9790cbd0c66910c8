import type { Engine } from '@concord/sql';
import type { Reconciliation } from '../check/reconcile.js';

/** `running` is of a load under way or killed; `withdrawn` of one taken back. */
export type LoadState = 'running' | 'published' | 'unchanged' | 'failed' | 'withdrawn';

/** One load as `concord.load` records it. `message` is empty, or a code, a Chinese and an English sentence, one a line. */
export interface LedgerEntry extends Reconciliation {
  readonly loadNo: number;
  readonly dataset: string;
  readonly source: string;
  readonly profile: string;
  readonly profileHash: string;
  readonly profileText: string;
  readonly fileNames: readonly string[];
  readonly fileHash: string;
  readonly fileBytes: number;
  readonly state: LoadState;
  readonly message: string;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** `YYYY-MM-DD`, or '' while unknown. */
  readonly asOf: string;
  readonly casesNew: number;
  readonly casesChanged: number;
}

/** Now, as the ledger writes time. */
export const ledgerTime = (): string => new Date().toISOString().replace('T', ' ').replace('Z', '');

let lastRevision = 0;

/** Milliseconds, and always later than the last one of this process. */
function nextRevision(): number {
  lastRevision = Math.max(lastRevision + 1, Date.now());
  return lastRevision;
}

/** Writes the entry as it is now; the latest revision counts. */
export async function writeLedger(engine: Engine, entry: LedgerEntry): Promise<void> {
  const sql = [
    'INSERT INTO concord.load (load_no, revision, dataset, source, profile, profile_hash, profile_text, file_names, file_hash, file_bytes, state, message,',
    'started_at, finished_at, as_of_on, delivered, loaded, folded, unchanged, rejected, cases_new, cases_changed)',
    'SELECT {load_no:UInt32}, {revision:UInt64}, {dataset:String}, {source:String}, {profile:String}, {profile_hash:String}, {profile_text:String},',
    '{file_names:Array(String)}, {file_hash:String}, {file_bytes:UInt64}, {state:String}, {message:String},',
    "toDateTime64({started_at:String}, 3, 'UTC'), toDateTime64OrNull({finished_at:String}, 3, 'UTC'), toDateOrNull({as_of:String}),",
    '{delivered:UInt64}, {loaded:UInt64}, {folded:UInt64}, {unchanged:UInt64}, {rejected:UInt64}, {cases_new:UInt64}, {cases_changed:UInt64}',
  ].join(' ');
  await engine.writer.run({
    sql,
    params: {
      load_no: entry.loadNo, revision: nextRevision(), dataset: entry.dataset, source: entry.source, profile: entry.profile,
      profile_hash: entry.profileHash, profile_text: entry.profileText, file_names: entry.fileNames, file_hash: entry.fileHash,
      file_bytes: entry.fileBytes, state: entry.state, message: entry.message, started_at: entry.startedAt, finished_at: entry.finishedAt,
      as_of: entry.asOf, delivered: entry.delivered, loaded: entry.loaded, folded: entry.folded, unchanged: entry.unchanged,
      rejected: entry.rejected, cases_new: entry.casesNew, cases_changed: entry.casesChanged,
    },
  });
}

/** The number for the next load: numbers are never given twice. */
export async function nextLoadNo(engine: Engine): Promise<number> {
  const { rows } = await engine.writer.ask({ sql: 'SELECT max(load_no) + 1 FROM concord.load' });
  return Number(rows[0]?.[0]);
}

/** The published load that brought exactly these files with exactly this profile, if one did. */
export async function sameDelivery(engine: Engine, entry: Pick<LedgerEntry, 'dataset' | 'source' | 'profileHash' | 'fileHash'>): Promise<number | undefined> {
  const { rows } = await engine.writer.ask({
    sql: "SELECT max(load_no) FROM concord.load FINAL WHERE state = 'published' AND dataset = {dataset:String} AND source = {source:String} AND profile_hash = {profile_hash:String} AND file_hash = {file_hash:String}",
    params: { dataset: entry.dataset, source: entry.source, profile_hash: entry.profileHash, file_hash: entry.fileHash },
  });
  const loadNo = Number(rows[0]?.[0]);
  return loadNo > 0 ? loadNo : undefined;
}

/** Loads the ledger calls running, with the time of their last sign of life in ms since 1970. */
export async function runningLoads(engine: Engine): Promise<readonly { readonly loadNo: number; readonly seenMs: number }[]> {
  const { rows } = await engine.writer.ask({ sql: "SELECT load_no, revision FROM concord.load FINAL WHERE state = 'running' ORDER BY load_no" });
  return rows.map(([loadNo, revision]) => ({ loadNo: Number(loadNo), seenMs: Number(revision) }));
}

/** Ends an entry somebody else began, keeping what it says about the delivery. */
export async function endAbandoned(engine: Engine, loadNo: number, state: LoadState, message: string): Promise<void> {
  await engine.writer.run({
    sql: [
      'INSERT INTO concord.load SELECT * REPLACE ({revision:UInt64} AS revision, {state:String} AS state, {message:String} AS message, now64(3, \'UTC\') AS finished_at)',
      'FROM concord.load FINAL WHERE load_no = {load_no:UInt32}',
    ].join(' '),
    params: { load_no: loadNo, revision: nextRevision(), state, message },
  });
}

import { LoadRefused } from '../reject/refusal.js';
import { askNumbers, loadTables, type LoadContext } from '../stage/load-context.js';

/** What became of the rows delivered. */
export interface Reconciliation {
  /** Rows in the files, header and blank lines not counted. */
  readonly delivered: number;
  /** Cases of which a new version was written. */
  readonly loaded: number;
  /** Rows that went into a case another row stands for. */
  readonly folded: number;
  /** Cases delivered as the store already holds them. */
  readonly unchanged: number;
  /** Rows not loaded, each with at least one reason. */
  readonly rejected: number;
}

/** Throws `NOT_RECONCILED` unless delivered = loaded + folded + unchanged + rejected, each counted by itself. */
export function assertReconciled({ delivered, loaded, folded, unchanged, rejected }: Reconciliation): void {
  if (delivered === loaded + folded + unchanged + rejected) return;
  const sum = `${String(delivered)} ≠ ${String(loaded)} + ${String(folded)} + ${String(unchanged)} + ${String(rejected)}`;
  throw new LoadRefused('NOT_RECONCILED', `行数不平：收到 ≠ 载入 + 合并 + 未变 + 拒收（${sum}）。`, `The rows do not add up: delivered ≠ loaded + folded + unchanged + rejected (${sum}).`);
}

/** Throws `NO_ROWS` or `TOO_MANY_REJECTS`: a load of which nothing, or less than the profile allows, could be read. */
export function assertAcceptable(delivered: number, rejected: number, maxShare: number): void {
  if (delivered === 0) throw new LoadRefused('NO_ROWS', '文件只有表头，没有数据行。', 'The file has a header but no rows.');
  if (rejected < delivered && rejected / delivered <= maxShare) return;
  const share = `${String(rejected)} / ${String(delivered)}`;
  throw new LoadRefused('TOO_MANY_REJECTS', `拒收的行过多（${share}），未发布。`, `Too many rows were rejected (${share}); nothing was published.`);
}

/** Rows rejected so far. */
export async function countRejected(context: LoadContext): Promise<number> {
  const [rejected = 0] = await askNumbers(context, `SELECT uniqExact(row_no) FROM ${context.into.rejects} WHERE load_no = ${String(context.loadNo)}`);
  return rejected;
}

/** Rows that went into a case another row stands for. */
export async function countFolded(context: LoadContext): Promise<number> {
  const { typed, problem, repeat } = loadTables(context.loadNo);
  if (context.profile.grain === 'row') return (await askNumbers(context, `SELECT count() FROM ${repeat}`))[0] ?? 0;
  const [rows = 0, cases = 0] = await askNumbers(context, `SELECT count(), uniqExact(case_id) FROM ${typed} WHERE NOT is_bad AND case_id NOT IN (SELECT case_id FROM ${problem})`);
  return rows - cases;
}

/** Rows this far apart from all before them, and no more than one in `SLIP_SHARE`, are slips of the pen: of fewer rows than `SLIP_ROWS` nobody can tell. */
const SLIP_DAYS = 14;
const SLIP_SHARE = 100;
const SLIP_ROWS = 1_000;

/**
 * The day up to which rows know, out of the days (counted from 1970, newest first) on which each was last touched and how many those are: the latest, but for a few rows dated long after all others. One closing
 * date in a month to come would move what is in stock, how old it is and which months count as over.
 */
export function latestPlausible(days: readonly (readonly [day: number, rows: number])[]): number | undefined {
  const all = days.reduce((sum, [, rows]) => sum + rows, 0);
  const allowed = all < SLIP_ROWS ? 0 : Math.max(1, Math.floor(all / SLIP_SHARE));
  let latest = 0;
  let beyond = 0;
  for (const [index, [day, rows]] of days.entries()) {
    beyond += rows;
    if (beyond > allowed) break;
    if (day - (days[index + 1]?.[0] ?? -Infinity) > SLIP_DAYS) latest = index + 1;
  }
  return (days[latest] ?? days[0])?.[0];
}

/** The latest plausible day on which something in this load happened: what the data knows up to. Deadlines do not count. */
export async function latestEvent(context: LoadContext): Promise<string | undefined> {
  const { typed, problem } = loadTables(context.loadNo);
  // What reference data says is no event of a case.
  if (context.profile.into !== 'case') return undefined;
  const events = context.columns.filter(({ kind, ahead }) => kind === 'date' && ahead !== true).map(({ name }) => `ifNull(toInt32(${name}), 0)`);
  const { rows } = await context.engine.writer.ask({
    sql: `SELECT greatest(${events.join(', ')}) AS day, toFloat64(count()), toString(toDate32(day)) FROM ${typed} WHERE NOT is_bad AND case_id NOT IN (SELECT case_id FROM ${problem}) GROUP BY day HAVING day > 0 ORDER BY day DESC`,
  });
  const latest = latestPlausible(rows.map(([day, count]) => [Number(day), Number(count)]));
  return rows.find(([day]) => Number(day) === latest)?.[2] as string | undefined;
}

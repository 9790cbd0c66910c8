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

import { compileDatasetMoved, compileDataVersion, type Engine, type LoadEntry, type RestingRound, type Stores, type SubjectId } from '@concord/sql';
import { heldHere } from '../publish/exchange.js';
import { withdrawals } from '../publish/withdrawals.js';
import { currentWithout, laterLoads, movesBy, recordsMoved, recordsWithout, type LaterLoad, type Moves } from '../publish/without-load.js';
import { isRetentionAct } from '../retention/retention-acts.js';
import { LoadRefused } from '../reject/refusal.js';

/** What taking a load back would do. */
export interface WithdrawalPlan extends Moves {
  readonly load: LoadEntry;
  /** What it was worked out from; a withdrawal that names it is refused once the dataset has moved on. */
  readonly dataVersion: number;
  /** Loads after it that are touched, oldest first. */
  readonly later: readonly LaterLoad[];
  /** Loads recognised as the same delivery come again: with this one goes what they delivered. */
  readonly repeats: readonly number[];
  /** Public and final rounds of the board that rest on it: they cannot be made again without it. */
  readonly rounds: readonly RestingRound[];
}

async function dataVersionOf({ writer }: Engine): Promise<number> {
  return Number((await writer.ask(compileDataVersion())).rows[0]?.[0] ?? 0);
}

/** The entry of a load that may be taken back. Throws `NO_SUCH_LOAD` or `NOT_PUBLISHED`. */
export async function loadInForce({ engine, operational: { loads } }: Stores, loadNo: number): Promise<LoadEntry> {
  const entry = await loads.find(loadNo);
  if (entry === undefined) throw new LoadRefused('NO_SUCH_LOAD', `没有第 ${String(loadNo)} 次载入。`, `There is no load ${String(loadNo)}.`);
  const isAct = (await withdrawals(engine, 'all')).some((act) => act.loadNo === loadNo) || await isRetentionAct(engine, loadNo);
  if (entry.state !== 'published' || isAct || !(await heldHere(engine, [entry])).has(loadNo)) {
    throw new LoadRefused('NOT_PUBLISHED', `第 ${String(loadNo)} 次载入没有发布数据，无可撤回。`, `Load ${String(loadNo)} published no data that could be taken back.`);
  }
  return entry;
}

/** What the rows of a load published are about. */
export async function subjectOf({ writer }: Engine, loadNo: number): Promise<SubjectId> {
  const { rows } = await writer.ask({ sql: 'SELECT any(kind) FROM concord.publication WHERE load_no = {load_no:UInt32}', params: { load_no: loadNo } });
  return String(rows[0]?.[0]) as SubjectId;
}

/** Throws `PLAN_OUTDATED` when the dataset was published to since the version a plan was made from; what others bring does not change what taking the load back does. */
export async function assertStillPlanned(engine: Engine, dataset: string, plannedAt: number | undefined): Promise<void> {
  if (plannedAt === undefined) return;
  const now = await dataVersionOf(engine);
  const { rows } = await engine.writer.ask(compileDatasetMoved(dataset, now));
  // A version that is not reached is of a store that was: it may have been put back to an earlier state.
  if (Number(rows[0]?.[0] ?? 0) <= plannedAt && plannedAt <= now) return;
  throw new LoadRefused('PLAN_OUTDATED', '确认之后此数据集又发布了数据，影响可能不同：未撤回，请重新查看后再确认。', 'Data were published to this dataset since this was confirmed and the effect may be another: nothing was taken back. Look again and confirm.');
}

/** Throws `ROUNDS_REST_ON_IT`, naming them, where rounds of the board rest on a load: what was made public could not be shown to be right any more. */
export async function assertNothingRests({ operational }: Stores, { dataset, loadNo }: Pick<LoadEntry, 'dataset' | 'loadNo'>): Promise<void> {
  const rounds = await operational.boardRounds.restingOn(dataset, loadNo);
  if (rounds.length === 0) return;
  throw new LoadRefused('ROUNDS_REST_ON_IT', `已公示或定案的评选以这一批数据为据（${rounds.map(({ title }) => `“${title}”`).join('、')}）：撤回后无法复算。确要撤回，须明示。`, `Public or final rounds of the board rest on it (${rounds.map(({ title }) => `“${title}”`).join(', ')}): they could not be made again. To take it back all the same, say so expressly.`);
}

/** Works out what `withdrawLoad` would do, from the same statements, and writes nothing. Throws `LoadRefused` `NO_SUCH_LOAD`, `NOT_PUBLISHED`; `EngineError`. */
export async function planWithdrawal(stores: Stores, loadNo: number): Promise<WithdrawalPlan> {
  const { engine, operational } = stores;
  const dataVersion = await dataVersionOf(engine);
  const load = await loadInForce(stores, loadNo);
  const kind = await subjectOf(engine, loadNo);
  const moved = kind === 'case' ? movesBy(load, currentWithout(load)) : recordsMoved(load, kind, recordsWithout(loadNo, dataVersion));
  const [moves] = (await engine.writer.ask({ sql: moved })).rows;
  const [restored = 0, removed = 0, returned = 0, kept = 0] = (moves ?? []).map(Number);
  const later = (await engine.writer.ask({ sql: laterLoads(load) })).rows.map((row) => {
    const [no = 0, takesOver = 0, comparedAnew = 0, forgets = 0] = row.map(Number);
    return { loadNo: no, takesOver, comparedAnew, forgets };
  });
  return { load, dataVersion, restored, removed, returned, kept, later, repeats: await operational.loads.repeats(load), rounds: await operational.boardRounds.restingOn(load.dataset, loadNo) };
}

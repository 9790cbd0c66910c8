import { mkdtemp } from 'node:fs/promises';
import { recordsUpTo, storeTime, type LoadEntry, type Stores } from '@concord/sql';
import { judgeSource } from '../check/check-load.js';
import { knownWithout } from '../check/known-days.js';
import { enter, loadRunning } from '../load-files.js';
import { inTurn, isCheckNumber, loadsInHand } from '../load-lock.js';
import type { LoadProgress } from '../prepare-load.js';
import { buildNext } from '../publish/build-next.js';
import { isInForce, nextPublicationId, publish, withdrawTraces } from '../publish/exchange.js';
import { loadsElsewhere } from '../recover/judge.js';
import { isAway } from '../recover/once-back.js';
import { recover } from '../recover/recover.js';
import { tellNotKept } from '../recover/told.js';
import { LoadRefused, refusalMessage, throwIfCancelled } from '../reject/refusal.js';
import { asRefusal, sign } from '../run-load.js';
import { discardKept, folderOf, hasOwnFolder, loadFolders } from '../stage/kept-work.js';
import { askRows, loadTables, runStep, sameBody } from '../stage/load-context.js';
import { clearLoad, createMoved } from '../stage/stage.js';
import { rulesLeft } from '../withdraw/judge-rest.js';
import { assertStillPlanned } from '../withdraw/plan-withdrawal.js';
import { inBody, noteDoomed, type RetentionAct } from './doomed.js';
import { planRetention, type OldOfSource, type RetentionPlan } from './plan-retention.js';
import { finishRetention, noteRetention, retentionMessage } from './retention-acts.js';

/** What was deleted for age. */
export interface Retained extends Pick<RetentionPlan, 'cases' | 'closedBefore' | 'dataset' | 'versions'> {
  /** The number of each act in the registry, one a source; the last is the data version in force. Empty where nothing was old enough. */
  readonly acts: readonly number[];
}

/** How to delete for age. */
export interface RetainOptions {
  /** The data version a person saw the plan of: refused when another is in force by now. */
  readonly plannedAt?: number;
  /** Rounds of the board may lose what they were made of: said expressly, or refused. */
  readonly breaksRounds?: boolean;
  readonly by?: string;
  /** `YYYY-MM-DD`; the institution's today unless told. */
  readonly today?: string;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

/** The act in the registry: it delivers nothing. */
async function enterAct(stores: Stores, old: OldOfSource, by: string): Promise<LoadEntry> {
  const [row = ['']] = await askRows({ engine: stores.engine, signal: undefined }, `SELECT argMax(profile_text, load_no) FROM concord.publication WHERE ${inBody(old)} AND kind = 'case'`);
  return enter(stores, {
    dataset: old.dataset, source: old.source, profile: '', profileHash: '', profileText: String(row[0]), fileNames: [], fileHash: '', fileBytes: 0, state: 'running', message: retentionMessage(old, old.cases),
    startedAt: storeTime(), finishedAt: '', publicationId: '', asOf: '', delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0, by,
  });
}

/** Builds and publishes the current cases without the old ones. What fails before that leaves no trace but the registry's entry; after it, recovery ends the act. */
async function exchange(stores: Stores, entry: LoadEntry, old: OldOfSource, signal: AbortSignal | undefined): Promise<void> {
  const { engine, operational } = stores;
  const act: RetentionAct = { ...old, loadNo: entry.loadNo };
  let named = entry;
  try {
    if (hasOwnFolder(engine)) await mkdtemp(folderOf(engine, act.loadNo));
    const context = { engine, signal, loadNo: act.loadNo, dataset: act.dataset, profile: { source: act.source }, records: recordsUpTo(String(act.loadNo)) };
    const { moved, typed, doomed } = loadTables(act.loadNo);
    await noteDoomed(context, act);
    await createMoved(context);
    await engine.writer.run({ sql: `CREATE TABLE ${typed} AS concord.case_version ENGINE = MergeTree ORDER BY case_id` });
    await runStep(context, `${moved} (old_year, case_id)`, `SELECT toYear(received_on), case_id FROM concord.case_current WHERE ${sameBody(context)} AND case_id IN (SELECT case_id FROM ${doomed})`);
    // Nothing comes in their place.
    await buildNext(context, `${typed} WHERE load_no != 0`);
    throwIfCancelled(signal);
    await noteRetention(engine, act, old, false);
    named = { ...entry, publicationId: await nextPublicationId(engine) };
    await sign(stores, named);
    const { known, gap } = await knownWithout(context, 'concord.case_next', 0);
    const [told = [known]] = await askRows(context, `SELECT argMax(ifNull(toString(as_of_on), ''), data_version) FROM concord.publication WHERE ${sameBody(context)} AND kind = 'case'`);
    // What goes is old: the source is known up to the day it was, also where nothing of it is left.
    const day = String(told[0]);
    if (day !== '') await judgeSource({ engine, signal, loadNo: act.loadNo, rules: await rulesLeft(context, 0) }, { next: 'concord.case_next', body: sameBody(context), days: { gap } }, day);
    await publish(engine, named, { kind: 'case', known: day, said: false });
  } catch (error) {
    if (isAway(error) || (named.publicationId !== '' && (await isInForce(engine, named)))) throw error;
    const reason = asRefusal(error, signal);
    await withdrawTraces(engine, act.loadNo, false);
    for (const table of ['retention', 'load_finding']) await engine.writer.run({ sql: `DELETE FROM concord.${table} WHERE load_no = {load_no:UInt32}`, params: { load_no: act.loadNo } });
    await operational.loads.end(act.loadNo, 'failed', reason instanceof LoadRefused ? refusalMessage(reason) : 'ENGINE\n数据库出错，未删除任何案件。\nThe store failed; no case was deleted.');
    await clearLoad(engine, act.loadNo);
    throw reason;
  }
}

/** What interrupted loads had read may hold the same cases. */
async function forgetKept({ engine, operational }: Stores): Promise<void> {
  for (const { kept } of await loadFolders(engine)) {
    if (kept === undefined) continue;
    await discardKept(engine, kept);
    await tellNotKept(operational, kept.loadNo);
  }
}

function assertNothingRests({ rounds }: RetentionPlan): void {
  if (rounds.length === 0) return;
  const titles = rounds.map(({ title }) => title);
  throw new LoadRefused('ROUNDS_REST_ON_IT', `已公示或定案的评选以这些案件为据（${titles.map((one) => `“${one}”`).join('、')}）：删除后无法复算。确要删除，须明示。`, `Public or final rounds of the board rest on these cases (${titles.map((one) => `“${one}”`).join(', ')}): they could not be made again. To delete all the same, say so expressly.`);
}

async function retain(stores: Stores, dataset: string, { plannedAt, breaksRounds, by = '', today, onProgress, signal }: RetainOptions): Promise<Retained> {
  const { engine, operational } = stores;
  await recover(stores);
  const elsewhere = await loadsElsewhere(stores);
  if (elsewhere.length > 0) throw loadRunning(elsewhere);
  await assertStillPlanned(engine, dataset, plannedAt);
  const plan = await planRetention(stores, dataset, today);
  if (breaksRounds !== true) assertNothingRests(plan);
  const acts: number[] = [];
  if (plan.sources.length > 0) await forgetKept(stores);
  for (const [done, old] of plan.sources.entries()) {
    onProgress?.({ phase: 'delete', done, total: plan.sources.length });
    const entry = await enterAct(stores, old, by);
    const inHand = loadsInHand(engine);
    inHand.add(entry.loadNo);
    try {
      await exchange(stores, entry, old, signal);
      await finishRetention(stores, { ...old, loadNo: entry.loadNo });
      await operational.loads.end(entry.loadNo, 'published', entry.message);
      acts.push(entry.loadNo);
    } finally {
      inHand.delete(entry.loadNo);
    }
  }
  onProgress?.({ phase: 'done', done: 1, total: 1 });
  const { cases, closedBefore, versions } = plan;
  return { dataset, cases, closedBefore, versions, acts };
}

/**
 * Deletes the cases of a dataset that are older than its rule lets them be: out of the current cases in one step, then out of everything that was kept of them, down to the disk. Each source is an act
 * with a number and a data version of its own; after a kill, `recover` either finishes it or nothing has happened. Backups made before still hold them. What is delivered of them later is rejected
 * (`PAST_RETENTION`) and not kept, as long as the rule holds. Throws `LoadRefused` (`NO_RETENTION_RULE`, `LOAD_RUNNING`, `PLAN_OUTDATED`, `ROUNDS_REST_ON_IT`, `CANCELLED`), `EngineError`, `OperationalError`.
 */
export async function deleteForAge(stores: Stores, dataset: string, options: RetainOptions = {}): Promise<Retained> {
  const running = [...loadsInHand(stores.engine)].filter((no) => !isCheckNumber(no));
  if (running.length > 0) throw loadRunning(running);
  return inTurn(stores.engine, () => retain(stores, dataset, options));
}

import { storeTime, type KeptOf, type Operational, type Stores } from '@concord/sql';
import { loadRunning } from '../load-files.js';
import { checkNumber, inTurn, isCheckNumber, loadsInHand } from '../load-lock.js';
import { loadsElsewhere } from '../recover/judge.js';
import { recover } from '../recover/recover.js';
import { LoadRefused, throwIfCancelled } from '../reject/refusal.js';
import { clearLoad } from '../stage/stage.js';
import { rewriteLoads } from './doomed.js';
import { beginningOf, planKeeping, type KeepingPlan } from './keeping.js';

/** How to apply a rule. */
export interface ForgetOptions {
  readonly by: string;
  /** How many items a person saw would go: refused where it is another number by now. */
  readonly seen?: number;
  /** `YYYY-MM-DD`; the institution's today unless told. */
  readonly today?: string;
  readonly signal?: AbortSignal;
}

/** What was deleted. */
export type Forgotten = Pick<KeepingPlan, 'before' | 'dataset' | 'items' | 'what'>;

const outdated = (): LoadRefused => new LoadRefused('PLAN_OUTDATED', '影响已有变化，未删除；请重新查看。', 'What would be deleted has changed since it was shown; nothing was deleted. Look again.');

/**
 * The texts of rejected rows go and the rows stay, blank: a table in which they are so takes the place of the one in force, which is dropped with all parts it ever had. A kill leaves one of the
 * two; what it leaves beside that is swept like what a check leaves. The log says before that it is begun, and after that it is done.
 */
async function emptyRejects(stores: Stores, plan: KeepingPlan, { by, signal }: ForgetOptions): Promise<void> {
  const { engine, operational: { auditLog } } = stores;
  const { before, dataset, items, loads, months, reason } = plan;
  const told = { what: 'rejects', dataset, before, rows: items, loads: loads.length, months, reason };
  const number = checkNumber();
  const inHand = loadsInHand(engine);
  inHand.add(number);
  try {
    await auditLog.add(by, 'deletion_begun', told);
    await rewriteLoads({ engine, signal }, number, 'concord.reject', new Set(loads), (no) => `SELECT * REPLACE ('' AS value, '' AS raw, true AS is_emptied) FROM concord.reject WHERE load_no = ${String(no)}`);
    await auditLog.add(by, 'deleted', told);
  } finally {
    inHand.delete(number);
    await clearLoad(engine, number);
  }
}

async function forgetLog({ operational: { auditLog } }: Stores, { before, items, months, reason }: KeepingPlan, by: string): Promise<void> {
  if (items === 0) await auditLog.scrubbed();
  else if (await auditLog.forget(beginningOf(before), { by, events: items, months, reason }) === null) throw outdated();
}

/**
 * Deletes for good what the rule of the log, or of the rejected rows of a dataset, no longer lets be kept, down to the disk. Backups made before still hold it. Throws `LoadRefused` (`NO_RETENTION_RULE`,
 * `LOG_TOO_SHORT`, `PLAN_OUTDATED`, `LOAD_RUNNING`, `CANCELLED`), `EngineError`, `OperationalError`.
 */
export async function forget(stores: Stores, of: KeptOf, options: ForgetOptions): Promise<Forgotten> {
  const run = async (): Promise<Forgotten> => {
    const plan = await planKeeping(stores, of, options.today);
    if (options.seen !== undefined && options.seen !== plan.items) throw outdated();
    throwIfCancelled(options.signal);
    if (of.what === 'log') await forgetLog(stores, plan, options.by);
    else if (plan.items > 0) await emptyRejects(stores, plan, options);
    return { what: plan.what, dataset: plan.dataset, before: plan.before, items: plan.items };
  };
  if (of.what === 'log') return run();
  const running = [...loadsInHand(stores.engine)].filter((no) => !isCheckNumber(no));
  if (running.length > 0) throw loadRunning(running);
  return inTurn(stores.engine, async () => {
    await recover(stores);
    const elsewhere = await loadsElsewhere(stores);
    if (elsewhere.length > 0) throw loadRunning(elsewhere);
    return run();
  });
}

const ACCESS_DAYS = 30;

/** Forgets sessions that have ended, and tokens and codes that were taken back or ended so many days ago. They open nothing and hold nothing but whose they were, which the log tells as well, so nobody has to decide it. Throws `OperationalError`. */
export async function forgetAccess({ apiTokens, onceCodes, sessions }: Operational, nowMs = Date.now()): Promise<void> {
  const before = storeTime(nowMs - ACCESS_DAYS * 86_400_000);
  await sessions.sweep(storeTime(nowMs));
  await apiTokens.sweep(before);
  await onceCodes.sweep(before);
}

import { storeTime, type Stores } from '@concord/sql';
import { LoadRefused } from '../reject/refusal.js';
import { forget, forgetAccess } from './forget.js';
import { deleteForAge } from './retain.js';

/** What applying every rule came to. */
export interface Applied {
  readonly cases: number;
  /** Rejected rows that were emptied. */
  readonly rows: number;
  /** Events of the log. */
  readonly events: number;
  /** Datasets of which nothing was deleted, because public or final rounds of the board rest on what is old: a person has to say so. */
  readonly held: readonly string[];
  /** Rules that were set too short a time ago to be applied by themselves. */
  readonly young: number;
}

const THOUGHT_OVER_DAYS = 7;

/**
 * Applies every rule that holds, as a person would who has seen its effect; what no person has to decide goes as well (`forgetAccess`). A rule is left alone for a week after it was set: who mistyped it has that long to
 * see what it would do. Throws `LoadRefused` LOAD_RUNNING, `EngineError`, `OperationalError`; what was done until then stays done, and the rest is done the next time.
 */
export async function applyRules(stores: Stores, { by, nowMs = Date.now(), signal }: { readonly by: string; readonly nowMs?: number; readonly signal?: AbortSignal }): Promise<Applied> {
  const { keepingRules, retentionRules } = stores.operational;
  const options = { by, ...(signal === undefined ? {} : { signal }) };
  const isRipe = ({ setAt }: { readonly setAt: string }): boolean => setAt <= storeTime(nowMs - THOUGHT_OVER_DAYS * 86_400_000);
  const all = await retentionRules.list();
  const ofCases = all.filter(({ dataset, years }, at) => years !== null && all.findIndex((one) => one.dataset === dataset) === at);
  const ofOthers = (await keepingRules.inForce()).filter(({ months }) => months !== null);
  let [cases, rows, events] = [0, 0, 0];
  const held: string[] = [];
  await forgetAccess(stores.operational, nowMs);
  for (const { dataset } of ofCases.filter(isRipe)) {
    try {
      cases += (await deleteForAge(stores, dataset, options)).cases;
    } catch (error) {
      if (!(error instanceof LoadRefused && error.code === 'ROUNDS_REST_ON_IT')) throw error;
      held.push(dataset);
    }
  }
  for (const { what, dataset } of ofOthers.filter(isRipe)) {
    const { items } = await forget(stores, { what, dataset }, options);
    if (what === 'log') events += items;
    else rows += items;
  }
  return { cases, rows, events, held, young: [...ofCases, ...ofOthers].filter((rule) => !isRipe(rule)).length };
}

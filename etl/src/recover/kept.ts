import { storeTimeMs, type Stores } from '@concord/sql';
import { isInForce } from '../publish/exchange.js';
import { discardKept, KEPT_DAYS, type KeptWork } from '../stage/kept-work.js';
import type { Judgement } from './judge.js';
import { KEPT, tellNotKept } from './told.js';

const isYoung = ({ startedAt }: Pick<KeptWork, 'startedAt'>): boolean => Date.now() - storeTimeMs(startedAt) <= KEPT_DAYS * 86_400_000;

/** True for what a load left that the registry knows, and that is not in force: one that died once it was published has nothing to go on with. */
async function isUnfinished({ engine, operational }: Stores, { loadNo, startedAt }: KeptWork): Promise<boolean> {
  const entry = await operational.loads.find(loadNo);
  if (entry?.startedAt !== startedAt) return false;
  return entry.state === 'failed' || (entry.state === 'running' && !(await isInForce(engine, entry)));
}

/** Of what interrupted loads left on this machine, that which a load may still go on from: the newest, for some days. */
export async function keptOf(stores: Stores, { left }: Pick<Judgement, 'left'>): Promise<KeptWork | undefined> {
  const newestFirst = left.flatMap(({ kept }) => kept ?? []).filter(isYoung).sort((a, b) => b.loadNo - a.loadNo);
  for (const kept of newestFirst) if (await isUnfinished(stores, kept)) return kept;
  return undefined;
}

/** Removes what loads and checks that no longer run left in their folders, but for what is kept. */
export async function sweepFolders({ engine }: Stores, { left }: Pick<Judgement, 'left'>, kept: KeptWork | undefined): Promise<void> {
  for (const { folder, loadNo, kept: own } of left) if (folder !== kept?.folder) await discardKept(engine, { folder, loadNo: own?.loadNo ?? loadNo });
}

/**
 * Loads whose typed rows stay on the engine: that of what is kept here, and over a server what another machine keeps, as long as it may. Of others that
 * were told to be kept it says in the registry that they are not. `tables` are the numbers of all loads that have tables.
 */
export async function stillKept({ engine, operational }: Stores, kept: KeptWork | undefined, tables: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  const told = await operational.loads.failedWith(KEPT);
  const keeps = ({ loadNo, startedAt }: (typeof told)[number]): boolean => loadNo === kept?.loadNo || (engine.kind === 'http' && tables.has(loadNo) && isYoung({ startedAt }));
  for (const load of told) if (!keeps(load)) await tellNotKept(operational, load.loadNo);
  return new Set([...told.filter(keeps).map(({ loadNo }) => loadNo), ...(kept === undefined ? [] : [kept.loadNo])]);
}

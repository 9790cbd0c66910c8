import { resolve } from 'node:path';
import { storeTime, type LoadEntry, type Stores, type SubjectId } from '@concord/sql';
import { checkRequest, type LoadRequest } from './load-request.js';
import { inTurn, loadsInHand } from './load-lock.js';
import { stagedColumns } from './profile/header.js';
import type { Profile } from './profile/profile.js';
import { maskText } from './mask/mask-text.js';
import type { SeparatedSplit } from './profile/split-text.js';
import { hashSources, type Source } from './read/source.js';
import { asDelivered, openDelivery } from './read/open-delivery.js';
import { pseudonymiser } from './read/records/pseudonym.js';
import { loadsElsewhere } from './recover/judge.js';
import { recover } from './recover/recover.js';
import { pastBefore } from './retention/past-retention.js';
import { earlierRows } from './reject/earlier-rows.js';
import { LoadRefused, throwIfCancelled } from './reject/refusal.js';
import { heldHere, highestLoadNo } from './publish/exchange.js';
import { type LoadWork } from './prepare-load.js';
import { runLoad, type LoadResult } from './run-load.js';
import { hasOwnFolder, type LoadOrder } from './stage/kept-work.js';

/** What the registry will say of a delivery that is about to be read; it gives the number. */
export type NewEntry = Omit<LoadEntry, 'loadNo'>;

/** Looks at the files and says what the registry will say of them. */
export async function newEntry(request: LoadRequest, sources: readonly Source[]): Promise<NewEntry> {
  const { profile } = request;
  return {
    dataset: request.dataset ?? profile.dataset, source: profile.source, profile: profile.id,
    profileHash: profile.hash, profileText: profile.text, fileNames: sources.map(({ name }) => maskText(name).text), fileHash: await hashSources(sources),
    fileBytes: sources.reduce((sum, { bytes }) => sum + bytes, 0), state: 'running', message: '', startedAt: storeTime(), finishedAt: '', publicationId: '',
    asOf: request.asOf ?? profile.as_of ?? '', delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0, by: request.by ?? '',
  };
}

/** The refusal while others are loading. */
export const loadRunning = (running: readonly number[]): LoadRefused => new LoadRefused('LOAD_RUNNING', `第 ${running.join('、')} 次载入正在进行。`, `Load ${running.join(', ')} is under way.`);

/** Enters a load in the registry. Numbers are never given twice, not even by a registry that was lost: the cases carry them. Throws `LOAD_RUNNING`. */
export async function enter({ engine, operational: { loads } }: Stores, entry: NewEntry, spare = 0): Promise<LoadEntry> {
  const begun = await loads.begin(entry, await highestLoadNo(engine), spare);
  if (begun === undefined) throw loadRunning((await loads.running()).map(({ loadNo }) => loadNo));
  return begun;
}

/** The rule of cells that name people: one for all of them; another, and a pattern, are refused by the profile. */
function peopleSplit({ columns: { party, claimant_agent: agent } }: Profile): SeparatedSplit | undefined {
  const split = (party ?? agent)?.split;
  return split === undefined || 'pattern' in split ? undefined : split;
}

/** What the steps are given to work with. */
export const workOf = (stores: Stores, request: LoadRequest, sources: readonly Source[], order?: LoadOrder): LoadWork => ({
  profile: request.profile,
  earlier: earlierRows(stores, { dataset: request.dataset ?? request.profile.dataset, source: request.profile.source }),
  past: () => pastBefore(stores, request.dataset ?? request.profile.dataset),
  staged: stagedColumns(request.profile),
  sources,
  pseudonymise: pseudonymiser(request.pseudonymKey ?? '', request.profile.nulls, peopleSplit(request.profile)),
  progress: request.onProgress ?? (() => undefined),
  signal: request.signal,
  order,
});

/** The request as it can be written down. */
const orderOf = ({ files, within, dataset, asOf, full, by, profile }: LoadRequest): LoadOrder => ({
  files: files.map((path) => resolve(path)), ...(within === undefined ? {} : { within }), ...(dataset === undefined ? {} : { dataset }), ...(asOf === undefined ? {} : { asOf }), ...(full === undefined ? {} : { full }), ...(by === undefined ? {} : { by }),
  profileText: profile.text,
});

/**
 * The newest load in force or behind it that brought exactly these files with exactly this profile, if one did. Where somebody says a day that nobody
 * has said of them, they are loaded once more, to say it, even if it is the day that was found in them: a source may be thought to know farther. A table is held against its last reading
 * only: an older state that is back is news.
 */
export async function sameDelivery({ engine, operational: { loads } }: Stores, entry: NewEntry, sources: readonly Source[]): Promise<number | undefined> {
  const [table] = sources;
  if (table?.container === 'table') return table.sameAs;
  const earlier = await loads.published(entry);
  const here = await heldHere(engine, earlier);
  const same = earlier.find(({ loadNo }) => here.has(loadNo));
  if (same === undefined || entry.asOf === '') return same?.loadNo;
  if (entry.asOf !== same.asOf) return undefined;
  const { rows } = await engine.writer.ask({ sql: 'SELECT count() FROM concord.publication WHERE load_no = {load_no:UInt32} AND as_of_said', params: { load_no: same.loadNo } });
  return Number(rows[0]?.[0]) > 0 ? same.loadNo : undefined;
}

/** Nothing is done for a delivery the store already has; the registry notes that a file came again, and not each time a table was asked for nothing. */
async function noteRepeat(stores: Stores, entry: NewEntry, into: SubjectId, earlier: number, isFile: boolean): Promise<LoadResult> {
  const note = isFile ? (repeat: NewEntry) => enter(stores, repeat) : (repeat: NewEntry) => Promise.resolve({ ...repeat, loadNo: earlier });
  const unchanged = await note({
    ...entry, state: 'unchanged', finishedAt: storeTime(), message: `SAME_DELIVERY\n与第 ${String(earlier)} 次载入相同，未做改动。\nThe same as load ${String(earlier)}; nothing was done.`,
  });
  return { ...unchanged, into, sameAs: earlier, rejects: [], absences: { missing: 0, withdrawn: 0 }, unknownValues: [], controls: [], recordControls: [], findings: [] };
}

async function load(stores: Stores, request: LoadRequest, sources: readonly Source[]): Promise<LoadResult> {
  const { engine } = stores;
  const delivery = await newEntry(request, sources);
  const earlier = await sameDelivery(stores, delivery, sources);
  if (earlier !== undefined) return noteRepeat(stores, delivery, request.profile.into, earlier, sources.every(({ container }) => container !== 'table'));
  const entry = await enter(stores, delivery);
  const inHand = loadsInHand(engine);
  inHand.add(entry.loadNo);
  try {
    // Corrected rejects are few, and which rows they were is not kept beside what is read: such a delivery is read anew.
    const isKept = hasOwnFolder(engine) && sources.every(({ container }) => container !== 'rejects');
    return await runLoad(stores, entry, workOf(stores, request, sources, isKept ? orderOf(request) : undefined));
  } finally {
    inHand.delete(entry.loadNo);
  }
}

/**
 * Checks the request, waits for loads before it, puts the store in order and opens the files; closes them after `work`.
 * Throws `LoadRefused`, also when another process is loading.
 */
export async function withDelivery<T>(stores: Stores, request: LoadRequest, work: (sources: readonly Source[], request: LoadRequest) => Promise<T>): Promise<T> {
  checkRequest(request);
  return inTurn(stores.engine, async () => {
    throwIfCancelled(request.signal);
    await recover(stores);
    const elsewhere = await loadsElsewhere(stores);
    if (elsewhere.length > 0) throw loadRunning(elsewhere);
    request.onProgress?.({ phase: 'check', done: 0, total: 1 });
    const sources = await openDelivery(stores, request);
    try {
      return await work(sources, asDelivered(request, sources));
    } finally {
      for (const { handle } of sources) await handle.close();
      await stores.engine.trim?.();
    }
  });
}

/**
 * Loads files, or what is new in a table, as one delivery: all of it becomes visible in one step, or nothing does. Loads over one engine wait for each other. The same
 * files with the same profile again are recognised and left alone. Throws `LoadRefused` (the registry keeps its sentence), `EngineError` or `OperationalError`.
 */
export async function loadFiles(stores: Stores, request: LoadRequest): Promise<LoadResult> {
  return withDelivery(stores, request, (sources, delivered) => load(stores, delivered, sources));
}

import { isDate, type Engine } from '@concord/sql';
import { inTurn, loadsInHand } from './load-lock.js';
import { stagedColumns } from './profile/header.js';
import type { Profile } from './profile/profile.js';
import { hashSources, openSource, type SourceFile } from './read/source-file.js';
import { PSEUDONYM_KEY_CHARS, pseudonymiser } from './read/pseudonym.js';
import { loadsElsewhere, recover } from './recover.js';
import { LoadRefused } from './reject/refusal.js';
import { ledgerTime, nextLoadNo, sameDelivery, writeLedger, type LedgerEntry } from './publish/ledger.js';
import { runLoad, type LoadProgress, type LoadResult } from './run-load.js';

/** One delivery to be loaded. */
export interface LoadRequest {
  readonly profile: Profile;
  /** Paths, in the order in which `first` and `last` understand them. */
  readonly files: readonly string[];
  /** Instead of the profile's own. */
  readonly dataset?: string;
  /** `YYYY-MM-DD`: what the data knows up to. Else the profile's, else the latest event in the files. */
  readonly asOf?: string;
  /** Secret of at least 32 characters, always the same for a store; needed when the profile fills `party`. */
  readonly pseudonymKey?: string;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

const DATASET = /^[a-z0-9][a-z0-9_-]{0,39}$/u;


function checkRequest({ profile, files, dataset, asOf, pseudonymKey }: LoadRequest): void {
  if (files.length === 0) throw new LoadRefused('NOT_A_FILE', '没有给出文件。', 'No file was given.');
  if (dataset !== undefined && !DATASET.test(dataset)) throw new LoadRefused('BAD_DATASET', '数据集名只能含小写字母、数字、- 与 _。', 'A dataset is named in lower case letters, digits, - and _.');
  if (asOf !== undefined && !isDate(asOf)) throw new LoadRefused('BAD_AS_OF', '截止日须写作 YYYY-MM-DD。', 'The as-of day is written YYYY-MM-DD.');
  if (profile.columns['party'] !== undefined && (pseudonymKey ?? '').length < PSEUDONYM_KEY_CHARS) {
    throw new LoadRefused('NO_PSEUDONYM_KEY', `此来源含当事人，须给出至少 ${String(PSEUDONYM_KEY_CHARS)} 个字符的假名密钥。`, `This source names parties: a pseudonym key of at least ${String(PSEUDONYM_KEY_CHARS)} characters is needed.`);
  }
}

async function newEntry(engine: Engine, request: LoadRequest, sources: readonly SourceFile[]): Promise<LedgerEntry> {
  const { profile } = request;
  return {
    loadNo: await nextLoadNo(engine), dataset: request.dataset ?? profile.dataset, source: profile.source, profile: profile.id,
    profileHash: profile.hash, profileText: profile.text, fileNames: sources.map(({ name }) => name), fileHash: await hashSources(sources),
    fileBytes: sources.reduce((sum, { bytes }) => sum + bytes, 0), state: 'running', message: '', startedAt: ledgerTime(), finishedAt: '',
    asOf: request.asOf ?? profile.as_of ?? '', delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0,
  };
}

/** Nothing is done for a delivery the store already has; the ledger notes that it came again. */
async function noteRepeat(engine: Engine, entry: LedgerEntry, earlier: number): Promise<LoadResult> {
  const unchanged: LedgerEntry = { ...entry, state: 'unchanged', finishedAt: ledgerTime(), message: `SAME_DELIVERY\n与第 ${String(earlier)} 次载入相同，未做改动。\nThe same as load ${String(earlier)}; nothing was done.` };
  await writeLedger(engine, unchanged);
  return { ...unchanged, sameAs: earlier, rejects: [], absences: { missing: 0, withdrawn: 0 }, unknownValues: [], asOf: entry.asOf };
}

async function load(engine: Engine, request: LoadRequest, sources: readonly SourceFile[]): Promise<LoadResult> {
  await recover(engine);
  const elsewhere = await loadsElsewhere(engine);
  if (elsewhere.length > 0) throw new LoadRefused('LOAD_RUNNING', `第 ${elsewhere.join('、')} 次载入正在进行。`, `Load ${elsewhere.join(', ')} is under way.`);
  request.onProgress?.({ phase: 'check', done: 0, total: 1 });
  const entry = await newEntry(engine, request, sources);
  const earlier = await sameDelivery(engine, entry);
  if (earlier !== undefined) return noteRepeat(engine, entry, earlier);
  const inHand = loadsInHand(engine);
  inHand.add(entry.loadNo);
  try {
    return await runLoad(engine, entry, {
      profile: request.profile,
      staged: stagedColumns(request.profile),
      sources,
      pseudonymise: pseudonymiser(request.pseudonymKey ?? '', request.profile.nulls),
      progress: request.onProgress ?? (() => undefined),
      signal: request.signal,
    });
  } finally {
    inHand.delete(entry.loadNo);
  }
}

/**
 * Loads files as one delivery: all of it becomes visible in one step, or nothing does. Loads over one engine wait for each other. The same
 * files with the same profile again are recognised and left alone. Throws `LoadRefused` (the ledger keeps its sentence) or `EngineError`.
 */
export async function loadFiles(engine: Engine, request: LoadRequest): Promise<LoadResult> {
  checkRequest(request);
  return inTurn(engine, async () => {
    const sources: SourceFile[] = [];
    try {
      for (const path of request.files) sources.push(await openSource(path));
      return await load(engine, request, sources);
    } finally {
      for (const { handle } of sources) await handle.close();
    }
  });
}

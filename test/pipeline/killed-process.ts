import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { openEngine } from '@concord/sql';
import { KEY } from './scratch-store.js';
import { sequence } from './sequence.js';

const LOADER = join(__dirname, 'killed-loader.cjs');

/** What a loader says on its way, in order. */
const PHASES = ['open', 'found', 'check', 'read', 'map', 'fold', 'publish', 'done', 'published'] as const;
/** One of them. */
type Phase = (typeof PHASES)[number];

/** What a loader is told: files by the canonical profile, or a profile of its own and the places it may reach. */
export interface Told {
  readonly files: readonly string[];
  readonly profile?: string;
  readonly places?: string;
}

/** What a process found when it had put the store in order. */
interface Found {
  readonly amounts: readonly (readonly [number, number])[];
  readonly scratch: readonly unknown[];
  readonly versions: readonly (readonly [number, number])[];
  readonly loads: readonly (readonly [number, string])[];
}

interface Ended {
  /** Undefined when it was killed before it could say. */
  readonly found: Found | undefined;
  readonly acknowledged: boolean;
  /** When it came to each phase, ms. */
  readonly came: ReadonlyMap<Phase, number>;
}

type Loader = ChildProcessByStdio<Writable, Readable, Readable>;
const loaders = new Set<Loader>();

/** A process that is about to load: it has everything but what it is told. */
function loader(dataDir: string): Loader {
  const child = spawn(process.execPath, [LOADER, dataDir, KEY], { env: { ...process.env, UV_THREADPOOL_SIZE: '24' }, stdio: ['pipe', 'pipe', 'pipe'] });
  loaders.add(child);
  child.once('exit', () => { loaders.delete(child); });
  return child;
}

/** A test that fails leaves one behind that waits to be told: it would hold this process open. */
export function endLoaders(): void {
  for (const child of loaders) child.kill('SIGKILL');
}

/** Tells a loader what to load, and kills it without warning so long after it came to a phase, where that is given. Resolves when it is gone. */
async function run(child: Loader, what: Told, kill?: { readonly phase: Phase; readonly afterMs: number }): Promise<Ended> {
  if (child.exitCode !== null) throw new Error(`the loader ended with ${String(child.exitCode)} before it was told anything`);
  const came = new Map<Phase, number>();
  let [found, told] = [undefined as Found | undefined, ''];
  let timer: NodeJS.Timeout | undefined;
  child.stderr.on('data', (chunk: Buffer) => { told += chunk.toString('utf8'); });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const phase = PHASES.find((one) => line.startsWith(`${one} `));
    if (phase === undefined) return;
    came.set(phase, performance.now());
    if (phase === 'found') found = JSON.parse(line.slice(phase.length)) as Found;
    if (phase === kill?.phase) timer = setTimeout(() => { child.kill('SIGKILL'); }, kill.afterMs);
  });
  child.stdin.end(`${JSON.stringify(what)}\n`);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the loader ended with ${String(code)}: ${told}`);
  return { found, acknowledged: came.has('published'), came };
}

/** Something that is delivered again and again: what a delivery brings is its number, in every case. */
export interface Delivered {
  readonly cases: number;
  /** Puts delivery `no` where it is read, and says what a loader is told. */
  readonly put: (no: number) => Promise<Told>;
}

/** Which delivery the store shows; fails where anything else of a load is lying about. */
function shown({ amounts, scratch, versions, loads }: Found, cases: number): number {
  expect(amounts).toEqual([[expect.any(Number), cases]]);
  expect(scratch).toEqual([]);
  // Each published load restated every case, and no other load has left a row.
  const published = loads.filter(([, state]) => state === 'published').map(([loadNo]) => loadNo).sort((a, b) => a - b);
  expect(versions).toEqual(published.map((loadNo) => [loadNo, cases]));
  expect(loads.filter(([, state]) => state !== 'published' && state !== 'failed')).toEqual([]);
  return amounts[0]?.[0] ?? Number.NaN;
}

/** How many cases a store holds, and a digest of all they say. */
async function held(dataDir: string): Promise<unknown> {
  const engine = await openEngine({ dataDir });
  const { rows } = await engine.writer.ask({ sql: 'SELECT count(), sum(cityHash64(toString(tuple(t.* EXCEPT (load_no))))) FROM concord.case_current AS t' });
  await engine.close();
  return rows;
}

/** Kills as planned; each phase is cut into as many parts as it is visited, and each visit falls somewhere into its own part. `folder` is where its stores go. Returns in which phases loads ended, with the number of each. */
export async function survive(folder: string, { cases, put }: Delivered, plan: readonly Phase[]): Promise<{ readonly failed: number; readonly ended: readonly (readonly [Phase, number])[] }> {
  const [dataDir, undisturbed] = [await mkdtemp(join(folder, 'killed-')), await mkdtemp(join(folder, 'undisturbed-'))];
  expect((await run(loader(dataDir), await put(0))).acknowledged).toBe(true);
  const { came } = await run(loader(dataDir), await put(1));
  expect([...came.keys()]).toEqual(PHASES);
  const tookMs = (phase: Phase): number => (came.get(PHASES[PHASES.indexOf(phase) + 1] ?? phase) ?? 0) - (came.get(phase) ?? 0);
  const next = sequence(20_261_122);
  const ended: (readonly [Phase, number])[] = [];
  let possible: readonly number[] = [1];
  let child = loader(dataDir);
  for (const [kill, phase] of plan.entries()) {
    const [no, visits] = [kill + 2, plan.filter((one) => one === phase).length];
    const share = (plan.slice(0, kill).filter((one) => one === phase).length + next(1_000) / 1_000) / visits;
    const upcoming = loader(dataDir);
    const { found, acknowledged, came: got } = await run(child, await put(no), { phase, afterMs: share * tookMs(phase) });
    child = upcoming;
    if (found !== undefined) {
      const seen = shown(found, cases);
      expect(possible).toContain(seen);
      possible = [seen];
    }
    possible = acknowledged ? [no] : [...possible, no];
    const last = [...got.keys()].at(-1);
    if (last !== undefined && !acknowledged) ended.push([last, no]);
  }
  const { found, acknowledged } = await run(child, await put(99));
  expect(acknowledged).toBe(true);
  expect(possible).toContain(shown(found as Found, cases));
  for (const no of [0, 99]) await run(loader(undisturbed), await put(no));
  expect(await held(dataDir)).toEqual(await held(undisturbed));
  return { failed: found?.loads.filter(([, state]) => state === 'failed').length ?? 0, ended };
}

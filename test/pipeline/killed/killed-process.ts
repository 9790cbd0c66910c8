import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { KEY } from '../scratch-store.js';

const LOADER = join(__dirname, 'killed-loader.cjs');

/**
 * Where a loader is, in order: the stores are opened; what the dead left is put in order; files are looked at, and read; a segment is typed, and a second beside it; versions are written; the next
 * table is built; its publication is noted; it changes places with the one in force; the registry is told and the load's tables go; all is done.
 */
export const STAGES = ['open', 'recover', 'check', 'read', 'type', 'abreast', 'write', 'build', 'note', 'exchange', 'tell', 'done'] as const;
/** One of them. */
export type Stage = (typeof STAGES)[number];
/** Before it nothing is published, after it all is. */
export const TURN = STAGES.indexOf('exchange');

/** What a loader is told: files by the canonical profile, or a profile of its own and the places it may reach. */
export interface Told {
  readonly files: readonly string[];
  readonly profile?: string;
  readonly places?: string;
}

/** Something that is delivered again and again: what a delivery brings is its number, in each of the first so many cases. */
export interface Delivered {
  readonly cases: number;
  /** Puts delivery `no` where it is read, and says what a loader is told. */
  readonly put: (no: number) => Promise<Told>;
}

/** What a process found when it had put the store in order. */
export interface Found {
  readonly amounts: readonly (readonly [number, number])[];
  readonly scratch: readonly (readonly [string])[];
  readonly versions: readonly (readonly [number, number, number])[];
  readonly publications: readonly (readonly [number])[];
  readonly loads: readonly (readonly [number, string, string])[];
}

/** How far a loader came. */
export interface Ended {
  /** Undefined when it died before it could say. */
  readonly found: Found | undefined;
  readonly acknowledged: boolean;
  /** When it came to each stage, ms; the last is where it died. */
  readonly came: ReadonlyMap<Stage, number>;
  readonly endedMs: number;
}

type Loader = ChildProcessByStdio<Writable, Readable, Readable>;
const loaders = new Set<Loader>();

/** A process that is about to load: it has everything but what it is told. */
export function loader(dataDir: string): Loader {
  const child = spawn(process.execPath, [LOADER, dataDir, KEY], { env: { ...process.env, UV_THREADPOOL_SIZE: '24' }, stdio: ['pipe', 'pipe', 'pipe'] });
  loaders.add(child);
  child.once('exit', () => { loaders.delete(child); });
  return child;
}

/** A test that fails leaves one behind that waits to be told: it would hold this process open. */
export function endLoaders(): void {
  for (const child of loaders) child.kill('SIGKILL');
}

/** Tells a loader what to load, and where to die, or kills it without warning so long after it came to a stage. Resolves when it is gone. */
export async function run(child: Loader, what: Told & { readonly dieIn?: Stage }, kill?: { readonly stage: Stage; readonly afterMs: number }): Promise<Ended> {
  if (child.exitCode !== null) throw new Error(`the loader ended with ${String(child.exitCode)} before it was told anything`);
  const came = new Map<Stage, number>();
  let [found, acknowledged, told] = [undefined as Found | undefined, false, ''];
  let timer: NodeJS.Timeout | undefined;
  child.stderr.on('data', (chunk: Buffer) => { told += chunk.toString('utf8'); });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const stage = STAGES.find((one) => line.startsWith(`${one} `));
    if (stage !== undefined) came.set(stage, performance.now());
    if (line.startsWith('found ')) found = JSON.parse(line.slice('found'.length)) as Found;
    if (line.startsWith('published ')) acknowledged = true;
    if (stage !== undefined && stage === kill?.stage) timer = setTimeout(() => { child.kill('SIGKILL'); }, kill.afterMs);
  });
  child.stdin.end(`${JSON.stringify(what)}\n`);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the loader ended with ${String(code)}: ${told}`);
  return { found, acknowledged, came, endedMs: performance.now() };
}

/** How long an undisturbed load was in a stage; nothing, where it was never there. */
export function tookMs({ came, endedMs }: Ended, stage: Stage): number {
  const begun = [...came.keys()].indexOf(stage);
  return begun < 0 ? 0 : ([...came.values()][begun + 1] ?? endedMs) - (came.get(stage) ?? endedMs);
}

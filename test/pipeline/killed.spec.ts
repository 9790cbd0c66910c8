import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { LoadRefused, readProfile } from '@concord/etl';
import { openEngine } from '@concord/sql';
import { KEY, openScratchStore, rowProfile } from './scratch-store.js';
import { sequence } from './sequence.js';
import { textRow, workbookParts, zipFile } from './zip-file.js';

const LOADER = join(__dirname, 'killed-loader.cjs');
const CASES = 400;
const KILLS = 30;
const HEAD = ['case_id', 'received_on', 'amount_claimed'] as const;
const rowsOf = (no: number): readonly (readonly string[])[] => Array.from({ length: CASES }, (_, n) => [`K-${String(n)}`, `${String(2020 + (n % 4))}-0${String(1 + (n % 9))}-11`, String(no)]);
/** Every killed load is another delivery: what a delivery brings is its number, in every case. */
const delivery = (no: number): string => [HEAD.join(','), ...rowsOf(no).map((row) => row.join(',')), ''].join('\n');
/** The same as a workbook: a third of the deliveries are. */
const workbook = (no: number): Buffer => zipFile(workbookParts([HEAD, ...rowsOf(no)].map((row, i) => textRow(i + 1, row)).join('')));
const isWorkbook = (no: number): boolean => no % 3 === 2;

let folder = '';
let dataDir = '';
beforeAll(async () => {
  if (!existsSync(resolve(__dirname, '../../etl/dist/src/index.js'))) throw new Error('etl is not built: npm run build');
  folder = await mkdtemp(join(tmpdir(), 'concord-killed-'));
  dataDir = join(folder, 'data');
});
afterAll(async () => {
  // A test that fails leaves one behind that waits for its file: it would hold this process open.
  for (const child of loaders) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

type Loader = ChildProcessByStdio<Writable, Readable, Readable>;
const loaders = new Set<Loader>();

/** A process that is about to load: it has everything but the name of the file. */
function loader(): Loader {
  const child = spawn(process.execPath, [LOADER, dataDir, KEY], { env: { ...process.env, UV_THREADPOOL_SIZE: '24' }, stdio: ['pipe', 'pipe', 'pipe'] });
  loaders.add(child);
  child.once('exit', () => { loaders.delete(child); });
  return child;
}

/** What a loader says on its way, in order. */
const PHASES = ['open', 'found', 'check', 'read', 'map', 'fold', 'publish', 'done', 'published'] as const;
/** Those it is killed in; between finding and checking nothing is done. */
const KILLED_IN = ['open', 'check', 'read', 'map', 'fold', 'publish', 'done'] as const;
type Phase = (typeof PHASES)[number];

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

/** Tells a loader its file, and kills it without warning so long after it came to a phase, where that is given. Resolves when it is gone. */
async function run(child: Loader, no: number, kill?: { readonly phase: Phase; readonly afterMs: number }): Promise<Ended> {
  const path = join(folder, `delivery-${String(no)}.${isWorkbook(no) ? 'xlsx' : 'csv'}`);
  await writeFile(path, isWorkbook(no) ? workbook(no) : delivery(no));
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
  child.stdin.end(`${path}\n`);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the loader ended with ${String(code)}: ${told}`);
  return { found, acknowledged: came.has('published'), came };
}

/** Which delivery the store shows; fails where anything else of a load is lying about. */
function shown({ amounts, scratch, versions, loads }: Found): number {
  expect(amounts).toEqual([[expect.any(Number), CASES]]);
  expect(scratch).toEqual([]);
  // Each published load restated every case, and no other load has left a row.
  const published = loads.filter(([, state]) => state === 'published').map(([loadNo]) => loadNo).sort((a, b) => a - b);
  expect(versions).toEqual(published.map((loadNo) => [loadNo, CASES]));
  expect(loads.filter(([, state]) => state !== 'published' && state !== 'failed')).toEqual([]);
  return amounts[0]?.[0] ?? Number.NaN;
}

const CONTENTS = 'SELECT * EXCEPT load_no FROM concord.case_current ORDER BY case_id';

it(`survives ${String(KILLS)} kills spread over the whole of a load`, async () => {
  expect((await run(loader(), 0)).acknowledged).toBe(true);
  const { came } = await run(loader(), 1);
  expect([...came.keys()]).toEqual(PHASES);
  const tookMs = (phase: Phase): number => (came.get(PHASES[PHASES.indexOf(phase) + 1] ?? phase) ?? 0) - (came.get(phase) ?? 0);
  const next = sequence(20_261_122);
  let possible: readonly number[] = [1];
  let child = loader();
  const reached = new Set<Phase>();
  const killedIn = { csv: 0, xlsx: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const no = kill + 2;
    const phase = KILLED_IN[kill % KILLED_IN.length] ?? 'read';
    // Each phase is cut into as many parts as it is visited, and each visit falls somewhere into its own part.
    const share = (Math.floor(kill / KILLED_IN.length) + next(1_000) / 1_000) / Math.ceil(KILLS / KILLED_IN.length);
    const upcoming = loader();
    const { found, acknowledged, came: got } = await run(child, no, { phase, afterMs: share * tookMs(phase) });
    child = upcoming;
    if (found !== undefined) {
      const seen = shown(found);
      expect(possible).toContain(seen);
      possible = [seen];
    }
    possible = acknowledged ? [no] : [...possible, no];
    const last = [...got.keys()].at(-1);
    if (last !== undefined) reached.add(last);
    if (!acknowledged && last !== 'open') killedIn[isWorkbook(no) ? 'xlsx' : 'csv'] += 1;
  }
  const { found, acknowledged } = await run(child, 99);
  expect(acknowledged).toBe(true);
  expect(possible).toContain(shown(found as Found));
  // Enough kills must have hit a load under way, in different phases, or nothing was tried.
  expect(found?.loads.filter(([, state]) => state === 'failed').length).toBeGreaterThanOrEqual(KILLS / 5);
  expect(reached.size).toBeGreaterThanOrEqual(4);
  expect(Math.min(killedIn.csv, killedIn.xlsx)).toBeGreaterThanOrEqual(3);
  const survived = await openEngine({ dataDir });
  const held = (await survived.writer.ask({ sql: CONTENTS })).rows;
  await survived.close();
  const undisturbed = await openScratchStore();
  for (const no of [0, 99]) await undisturbed.load(await readProfile('canonical'), delivery(no));
  const expected = await undisturbed.ask(CONTENTS);
  await undisturbed.close();
  expect(held).toHaveLength(CASES);
  expect(held).toEqual(expected);
}, 900_000);

it('publishes all or nothing whenever it is cancelled', async () => {
  const store = await openScratchStore();
  try {
    const content = (no: number): string => ['编号,收案,金额', ...Array.from({ length: CASES }, (_, n) => `K-${String(n)},2024-01-0${String(1 + (n % 9))},${String(no)}`), ''].join('\n');
    const begun = performance.now();
    await store.load(rowProfile(), content(0));
    const tookMs = performance.now() - begun;
    const next = sequence(7);
    let held = 0;
    let cancelled = 0;
    for (let no = 1; no <= 12; no += 1) {
      const signal = AbortSignal.timeout(Math.ceil(((no - 1 + next(1_000) / 1_000) / 12) * tookMs));
      const result = await store.load(rowProfile(), content(no), { signal }).catch((error: unknown) => error);
      if (result instanceof LoadRefused) {
        expect(result.code).toBe('CANCELLED');
        cancelled += 1;
      } else {
        expect(result).toMatchObject({ state: 'published', casesChanged: CASES });
        held = no;
      }
      expect(await store.ask('SELECT toFloat64(amount_claimed), count() FROM concord.case_current GROUP BY amount_claimed')).toEqual([[held, String(CASES)]]);
      expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
    }
    expect(cancelled).toBeGreaterThanOrEqual(3);
  } finally {
    await store.close();
  }
}, 300_000);

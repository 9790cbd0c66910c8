import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LoadRefused, recover } from '@concord/etl';
import { openEngine, type Engine } from '@concord/sql';
import { sequence } from './sequence.js';
import { openScratchStore, rowProfile } from './scratch-store.js';

const CLI = resolve(__dirname, '../../etl/dist/src/cli.js');
const CASES = 3_000;
const KILLS = 30;
/** Every killed load is another delivery: what a delivery brings is its number, in every case. */
const delivery = (no: number): string => [
  'case_id,received_on,amount_claimed',
  ...Array.from({ length: CASES }, (_, n) => `K-${String(n)},${String(2020 + (n % 4))}-0${String(1 + (n % 9))}-11,${String(no)}`),
  '',
].join('\n');

let folder = '';
beforeAll(async () => {
  if (!existsSync(CLI)) throw new Error('etl is not built: npm run build');
  folder = await mkdtemp(join(tmpdir(), 'concord-killed-'));
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** What the command says on its way, in order. */
const PHASES = ['checking', 'reading', 'mapping', 'folding', 'publishing', 'done'] as const;
type Phase = (typeof PHASES)[number];

interface Ended {
  /** The command said that the load is published. */
  readonly acknowledged: boolean;
  /** How long each phase took, ms; the last until the process was gone. */
  readonly phases: ReadonlyMap<Phase, number>;
}

/** `etl` in a process of its own, killed without warning so long after it came to a phase, where that is given. Resolves when it is gone. */
async function etl(dataDir: string, args: readonly string[], kill?: { readonly phase: Phase; readonly afterMs: number }): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, '--lang', 'en', ...args], {
    env: { ...process.env, CONCORD_DATA_DIR: dataDir, CLICKHOUSE_URL: '', UV_THREADPOOL_SIZE: '24' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, told] = ['', ''];
  const came = new Map<Phase, number>();
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8');
    for (const phase of PHASES.filter((one) => !came.has(one) && told.includes(`${one}\n`))) {
      came.set(phase, performance.now());
      if (kill?.phase === phase) timer = setTimeout(() => { child.kill('SIGKILL'); }, kill.afterMs);
    }
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`etl ${args.join(' ')} ended with ${String(code)}: ${told}`);
  const times = [...came.values(), performance.now()];
  return { acknowledged: /published/u.test(said), phases: new Map([...came.keys()].map((phase, i) => [phase, (times[i + 1] ?? 0) - (times[i] ?? 0)])) };
}

const loadOf = async (no: number): Promise<readonly string[]> => {
  const path = join(folder, `delivery-${String(no)}.csv`);
  await writeFile(path, delivery(no));
  return ['load', 'canonical', path];
};

const ask = async (engine: Engine, sql: string): Promise<readonly (readonly unknown[])[]> => (await engine.writer.ask({ sql })).rows;

/** Opens the store as the next start does, looks, and closes it again. */
async function looking<T>(dataDir: string, look: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ dataDir });
  try {
    await recover(engine);
    return await look(engine);
  } finally {
    await engine.close();
  }
}

const CONTENTS = 'SELECT * EXCEPT load_no FROM concord.case_current ORDER BY case_id';

/** Which delivery the store shows, and whether anything else of a load is lying about. */
async function shown(engine: Engine): Promise<{ readonly delivery: number; readonly interrupted: number }> {
  const amounts = await ask(engine, 'SELECT toFloat64(amount_claimed), count() FROM concord.case_current GROUP BY amount_claimed');
  expect(amounts).toEqual([[expect.any(Number), String(CASES)]]);
  expect(await ask(engine, "SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
  expect(await ask(engine, "SELECT load_no FROM concord.load FINAL WHERE state = 'running'")).toEqual([]);
  // Each published load restated every case, and no other load has left a row.
  const loads = await ask(engine, "SELECT load_no FROM concord.load FINAL WHERE state = 'published' ORDER BY load_no");
  expect(await ask(engine, 'SELECT load_no, count() FROM concord.case_version GROUP BY load_no ORDER BY load_no')).toEqual(loads.map(([loadNo]) => [loadNo, String(CASES)]));
  const [interrupted] = await ask(engine, "SELECT count() FROM concord.load FINAL WHERE state = 'failed'");
  return { delivery: Number(amounts[0]?.[0]), interrupted: Number(interrupted?.[0]) };
}

it(`survives ${String(KILLS)} kills spread over the whole of a load`, async () => {
  const dataDir = join(folder, 'killed');
  await etl(dataDir, await loadOf(0));
  const { phases } = await etl(dataDir, await loadOf(1));
  expect([...phases.keys()]).toEqual(PHASES);
  const next = sequence(20_261_122);
  let held = 1;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const no = kill + 2;
    const phase = PHASES[kill % PHASES.length] ?? 'reading';
    // Each phase is cut into as many parts as it is visited, and each visit falls somewhere into its own part.
    const share = (Math.floor(kill / PHASES.length) + next(1_000) / 1_000) / (KILLS / PHASES.length);
    const { acknowledged } = await etl(dataDir, await loadOf(no), { phase, afterMs: share * (phases.get(phase) ?? 0) });
    const seen = await looking(dataDir, shown);
    expect(acknowledged ? [no] : [held, no]).toContain(seen.delivery);
    held = seen.delivery;
    ({ interrupted } = seen);
  }
  // Enough kills must have hit a load under way, or nothing was tried.
  expect(interrupted).toBeGreaterThanOrEqual(KILLS / 5);
  expect((await etl(dataDir, await loadOf(99))).acknowledged).toBe(true);
  const undisturbed = join(folder, 'undisturbed');
  for (const no of [0, 99]) await etl(undisturbed, await loadOf(no));
  const [survived, expected] = [await looking(dataDir, (engine) => ask(engine, CONTENTS)), await looking(undisturbed, (engine) => ask(engine, CONTENTS))];
  expect(survived).toHaveLength(CASES);
  expect(survived).toEqual(expected);
}, 600_000);

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

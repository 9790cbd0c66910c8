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

interface Ended {
  /** The command said that it was done. */
  readonly acknowledged: boolean;
  readonly tookMs: number;
}

/** `etl` in a process of its own, killed without warning after `killAfterMs` where given. Resolves when it is gone. */
async function etl(dataDir: string, args: readonly string[], killAfterMs?: number): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [CLI, '--lang', 'en', ...args], {
    env: { ...process.env, CONCORD_DATA_DIR: dataDir, CLICKHOUSE_URL: '', UV_THREADPOOL_SIZE: '24' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { complained += chunk.toString('utf8'); });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => { child.kill('SIGKILL'); }, killAfterMs);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`etl ${args.join(' ')} ended with ${String(code)}: ${complained}`);
  return { acknowledged: /published/u.test(said), tookMs: performance.now() - begun };
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
  const { tookMs: startMs } = await etl(dataDir, ['loads']);
  await etl(dataDir, await loadOf(0));
  const { tookMs } = await etl(dataDir, await loadOf(1));
  const begin = Math.min(startMs, tookMs) * 0.8;
  const next = sequence(20_261_122);
  let held = 1;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const no = kill + 2;
    const { acknowledged } = await etl(dataDir, await loadOf(no), begin + ((kill + next(1_000) / 1_000) / KILLS) * (tookMs * 1.1 - begin));
    const seen = await looking(dataDir, shown);
    expect(acknowledged ? [no] : [held, no]).toContain(seen.delivery);
    held = seen.delivery;
    ({ interrupted } = seen);
  }
  // Most kills must have hit a load under way, or nothing was tried.
  expect(interrupted).toBeGreaterThanOrEqual(KILLS / 4);
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

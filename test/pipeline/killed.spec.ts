import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LoadRefused } from '@concord/etl';
import { endLoaders, survive, type Delivered, type Told } from './killed-process.js';
import { openScratchStore, rowProfile } from './scratch-store.js';
import { sequence } from './sequence.js';
import { textRow, workbookParts, zipFile } from './zip-file.js';

const CASES = 400;
const HEAD = ['case_id', 'received_on', 'amount_claimed', 'mediator'] as const;

let folder = '';
beforeAll(async () => {
  if (!existsSync(resolve(__dirname, '../../etl/dist/src/index.js'))) throw new Error('etl is not built: npm run build');
  folder = await mkdtemp(join(tmpdir(), 'concord-killed-'));
});
afterAll(async () => {
  endLoaders();
  await rm(folder, { recursive: true, force: true });
});

const rowsOf = (no: number, cases: number, mediator = ''): readonly (readonly string[])[] => Array.from({ length: cases }, (_, n) => [`K-${String(n)}`, `${String(2020 + (n % 4))}-0${String(1 + (n % 9))}-11`, String(no), mediator]);
const csv = (rows: readonly (readonly string[])[]): string => [HEAD, ...rows].map((row) => row.join(',')).join('\n');

async function file(name: string, content: string | Buffer): Promise<Told> {
  const path = join(folder, name);
  await writeFile(path, content);
  return { files: [path] };
}

/** Small files; a third of them are workbooks. */
const isWorkbook = (no: number): boolean => no % 3 === 2;
const SMALL: Delivered = {
  cases: CASES,
  put: (no) => (isWorkbook(no) ? file(`small-${String(no)}.xlsx`, zipFile(workbookParts([HEAD, ...rowsOf(no, CASES)].map((row, i) => textRow(i + 1, row)).join('')))) : file(`small-${String(no)}.csv`, csv(rowsOf(no, CASES)))),
};

/** Some 30 MB, which are several segments: kills fall between them, into typing, and into years that are half written. */
const LARGE: Delivered = { cases: 120_000, put: (no) => file('large.csv', csv(rowsOf(no, 120_000, '长'.repeat(75)))) };

/** Phases a load is killed in; between finding and checking nothing is done. */
const KILLED_IN = ['open', 'check', 'read', 'map', 'fold', 'publish', 'done'] as const;
const KILLS = 30;

it(`survives ${String(KILLS)} kills spread over the whole of a load`, async () => {
  const { failed, ended } = await survive(folder, SMALL, Array.from({ length: KILLS }, (_, kill) => KILLED_IN[kill % KILLED_IN.length] ?? 'read'));
  // Enough kills must have hit a load under way, in different phases and of both kinds of file, or nothing was tried.
  expect(failed).toBeGreaterThanOrEqual(KILLS / 5);
  expect(new Set(ended.map(([phase]) => phase)).size).toBeGreaterThanOrEqual(4);
  const underWay = ended.filter(([phase]) => phase !== 'open');
  for (const kind of [true, false]) expect(underWay.filter(([, no]) => isWorkbook(no) === kind).length).toBeGreaterThanOrEqual(3);
}, 900_000);

it('survives kills while 120,000 rows are read, typed and published', async () => {
  const { failed, ended } = await survive(folder, LARGE, ['read', 'map', 'publish', 'read', 'fold', 'publish']);
  expect(failed).toBeGreaterThanOrEqual(3);
  expect(new Set(ended.map(([phase]) => phase)).size).toBeGreaterThanOrEqual(3);
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

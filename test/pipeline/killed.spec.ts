import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LoadRefused } from '@concord/etl';
import { engineKind } from '../store/engine-under-test.js';
import { endLoaders, STAGES, type Delivered, type Stage, type Told } from './killed/killed-process.js';
import { openScratchStore, rowProfile } from './scratch-store.js';
import { sequence } from './sequence.js';
import { survive, type Kill } from './killed/survive-kills.js';
import { textRow, workbookParts, zipFile } from './zip-file.js';

const SMALL = 400;
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

/** Four years of 30,000 cases: what touches the first 400 only leaves three years as they are. */
const rowsOf = (no: number, cases: number, mediator = ''): readonly (readonly string[])[] => Array.from({ length: cases }, (_, n) => [`K-${String(n)}`, `${String(2020 + Math.floor(n / 30_000))}-0${String(1 + (n % 9))}-11`, String(no), mediator]);
const csv = (rows: readonly (readonly string[])[]): string => [HEAD, ...rows].map((row) => row.join(',')).join('\n');

async function file(name: string, content: string | Buffer): Promise<Told> {
  const path = join(folder, name);
  await writeFile(path, content);
  return { files: [path] };
}

const CSV: Delivered = { cases: SMALL, put: (no) => file(`small-${String(no)}.csv`, csv(rowsOf(no, SMALL))) };
const WORKBOOK: Delivered = { cases: SMALL, put: (no) => file(`small-${String(no)}.xlsx`, zipFile(workbookParts([HEAD, ...rowsOf(no, SMALL)].map((row, i) => textRow(i + 1, row)).join('')))) };
/** Some 20 MB, which are two segments, the first of them as much as is kept for a load that goes on from this one. */
const LARGE: Delivered = { cases: 120_000, put: (no) => file('large.csv', csv(rowsOf(no, 120_000, '长'.repeat(45)))) };

const KINDS = [LARGE, CSV, WORKBOOK];
/** The stages, but so that something has died midway when putting in order is cut short. */
const ORDER: readonly Stage[] = ['open', 'check', 'read', 'type', 'abreast', 'write', 'build', 'recover', 'note', 'exchange', 'tell', 'done'];
const KILLS = 30;

/** First as soon as each stage has begun, so that each is hit on any machine; then spread over the time it takes. */
function plan(): readonly Kill[] {
  const next = sequence(20_261_122);
  const spread = Math.ceil(KILLS / ORDER.length) - 1;
  return Array.from({ length: KILLS }, (_, kill) => {
    const [round, stage] = [Math.floor(kill / ORDER.length), ORDER[kill % ORDER.length] ?? 'read'];
    return { of: stage === 'abreast' ? LARGE : KINDS[(kill + round) % KINDS.length] ?? LARGE, stage, after: round === 0 ? 'at once' : (round - 1 + next(1_000) / 1_000) / spread };
  });
}

it(`survives ${String(KILLS)} kills in every stage of loads of 400 and of 120,000 rows`, async () => {
  const died = await survive(folder, plan());
  const told = STAGES.map((stage) => `${stage} ${String(died.get(stage)?.length ?? 0)}`).join(', ');
  process.stdout.write(`Loads died in: ${told}.\n`);
  expect([...died.keys()].sort()).toEqual([...STAGES].sort());
  for (const kind of KINDS) expect([...died.values()].flat()).toContain(kind);
}, 900_000);

// The engine's library, which the cluster of tests is made of, ends a shard when an insert on its way to it is cancelled: that is left to a cluster of real servers.
(engineKind() === 'cluster' ? it.skip : it)('publishes all or nothing whenever it is cancelled', async () => {
  const store = await openScratchStore();
  try {
    const content = (no: number): string => ['编号,收案,金额', ...Array.from({ length: SMALL }, (_, n) => `K-${String(n)},2024-01-0${String(1 + (n % 9))},${String(no)}`), ''].join('\n');
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
        expect(result).toMatchObject({ state: 'published', casesChanged: SMALL });
        held = no;
      }
      expect(await store.ask('SELECT toFloat64(amount_claimed), count() FROM concord.case_current GROUP BY amount_claimed')).toEqual([[held, String(SMALL)]]);
      expect(await store.ask("SELECT name FROM system.tables WHERE database = 'concord' AND match(name, '_[0-9]+$')")).toEqual([]);
    }
    expect(cancelled).toBeGreaterThanOrEqual(3);
  } finally {
    await store.close();
  }
}, 300_000);

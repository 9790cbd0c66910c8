import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CasesThen, recover } from '@concord/etl';
import { startApi, type Api } from './api.js';

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-then-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function load(rows: readonly string[]): Promise<number> {
  const file = join(folder, 'cases.csv');
  await writeFile(file, ['case_id,received_on,closed_on,outcome,region', ...rows, ''].join('\n'));
  return (await api.load('canonical', file, 'then')).loadNo;
}

const tables = async (): Promise<unknown[]> => (await api.engine.writer.ask({ sql: "SELECT name FROM system.tables WHERE database = 'concord' AND startsWith(name, 'then_') ORDER BY name" })).rows.flat();
const rows = async (table: string): Promise<unknown> => (await api.engine.writer.ask({ sql: `SELECT case_id, region, outcome, undone FROM ${table} ORDER BY case_id` })).rows;

it('holds the cases of a time as the view tells them, drops them when data are published, and leaves nothing behind', async () => {
  const first = await load(['A,2026-01-05,2026-01-20,S2,N', 'B,2026-01-06,,,S', 'C,2026-01-07,2026-01-09,U1,S']);
  const second = await load(['A,2026-01-05,2026-01-20,U1,S', 'D,2026-01-08,,,N']);
  const then = new CasesThen(api.engine);
  const of = (asOfLoad: number, dataVersion = second) => ({ dataset: 'then', asOfLoad, dataVersion });
  expect(then.find(of(first))).toBeUndefined();
  await Promise.all([then.hold(of(first)), then.hold(of(first)), then.hold(of(second))]);
  expect(await tables()).toHaveLength(2);
  expect(await rows(then.find(of(first)) ?? '')).toEqual([['A', 'N', 'S2', 0], ['B', 'S', '', 0], ['C', 'S', 'U1', 0]]);
  expect(await rows(then.find(of(second)) ?? '')).toEqual(await rows("(SELECT * , undone FROM concord.case_current WHERE dataset = 'then')"));
  // Recovery leaves alone what this process holds.
  await recover(api.stores);
  expect(await tables()).toHaveLength(2);
  // A later data version may have taken back what was known then.
  expect(then.find(of(first, second + 1))).toBeUndefined();
  await then.hold(of(first, second + 1));
  expect(await tables()).toHaveLength(1);
  for (let asOfLoad = 1; asOfLoad <= 6; asOfLoad += 1) await then.hold(of(asOfLoad, second + 1));
  expect((await tables()).length).toBeLessThanOrEqual(4);
  await then.close();
  expect(await tables()).toEqual([]);
});

it('is cleared away by recovery where a kill left it', async () => {
  await api.engine.writer.run({ sql: 'CREATE TABLE concord.then_2147483999 AS concord.case_current' });
  await recover(api.stores);
  expect(await tables()).toEqual([]);
});

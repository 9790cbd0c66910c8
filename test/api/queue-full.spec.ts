import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

const ISSUES = 'query($input: IssuesInput!) { issues(input: $input) { typeCount stuck { rows { member { key } } } } }';
const AT_ONCE = 40;

let api: Api;
let folder = '';
const orphans: unknown[] = [];
const keep = (error: unknown): void => { orphans.push(error); };
beforeAll(async () => {
  process.on('unhandledRejection', keep);
  folder = await mkdtemp(join(tmpdir(), 'concord-queue-'));
  api = await startApi({ dataDir: join(folder, 'data'), limits: { readers: 2, queue: 24 } });
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(async () => {
  process.off('unhandledRejection', keep);
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('refuses what finds no room to wait, leaves nothing behind that fails unheard, and answers when there is room again', async () => {
  const input = (day: number) => ({ input: { dataset: 'worked', metric: 'intake', dimension: 'subtype', aged: 'pending_aged', repeats: 'repeat_dispute_rate', duration: 'time_to_resolution', range: { from: '2025-03-01', to: `2026-03-${String(day).padStart(2, '0')}` } } });
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, async (_, i) => (await api.ask(ISSUES, input(1 + (i % 31)))).errors?.[0]?.extensions.code ?? 'answered'));
  expect(new Set(answers)).toContain('QUEUE_FULL');
  expect(answers.filter((code) => code !== 'answered' && code !== 'QUEUE_FULL')).toEqual([]);
  await new Promise((resolve) => { setImmediate(resolve); });
  expect(orphans).toEqual([]);
  // What waits still is of questions that were refused already.
  let code: string | undefined = 'QUEUE_FULL';
  while (code === 'QUEUE_FULL') code = (await api.ask(ISSUES, input(31))).errors?.[0]?.extensions.code;
  expect(code).toBeUndefined();
});

import { parseProfile } from '@concord/etl';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const profile = (dataset: string, rules: string) => parseProfile([
  `id: ${dataset}`, `dataset: ${dataset}`, 'label: {zh: 存量, en: stock}', 'grain: row', 'columns:',
  ...['case_id', 'received_on', 'accepted_on', 'closed_on', 'outcome'].map((name) => `  ${name}: {from: ${name}}`), `checks: {rules: {${rules}}}`,
].join('\n'));
const csv = (rows: readonly string[]): string => ['case_id,received_on,accepted_on,closed_on,outcome', ...rows, ''].join('\n');

const SOUND = Array.from({ length: 12 }, (_, i) => `C${String(i)},2024-01-${String(i + 10)},,${i < 6 ? '2024-03-05,S2' : ','}`);
// Accepted after they were closed: three more leave in February than had come, and come in March.
const CONTRADICTING = Array.from({ length: 3 }, (_, i) => `D${String(i)},2024-02-0${String(i + 1)},2024-03-10,2024-02-20,S2`);

it('holds what is pending against what came in and went out, month by month', async () => {
  expect((await store.load(profile('sound', ''), csv(SOUND))).findings).toEqual([]);
  const { findings } = await store.load(profile('off', ''), csv([...SOUND, ...CONTRADICTING]));
  expect(findings.map(({ rule, severity, month, measured, atFault, cases }) => [rule, severity, month, measured, atFault, cases])).toEqual([
    ['stock_identity', 'warn', '2024-02-01', 3 / 12, 3, 12], ['stock_identity', 'warn', '2024-03-01', 3 / 6, 3, 6],
  ]);
});

it('refuses a load where a profile says so, and publishes nothing of it', async () => {
  await expect(store.load(profile('refused', 'stock_identity: {severity: block}'), csv([...SOUND, ...CONTRADICTING]))).rejects.toMatchObject({ code: 'CHECK_FAILED' });
  expect(await store.ask("SELECT count() FROM concord.case_current WHERE dataset = 'refused'")).toEqual([['0']]);
});

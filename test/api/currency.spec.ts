import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, parseProfile } from '@concord/etl';
import { PSEUDONYM_KEY, startApi, type Api } from './api.js';

let api: Api;
let folder: string;
const RANGE = { from: '2025-01-01', to: '2025-01-31' };
const FINDINGS = 'findings { words { zh en } }';

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-currency-'));
  // Twenty cases of 20,000 each, from the first day of the month to its last.
  const file = join(folder, 'cases.csv');
  await writeFile(file, ['编号,收案,金额', ...Array.from({ length: 20 }, (_, i) => `C${String(i)},2025-01-${String(i < 10 ? i + 1 : i + 12).padStart(2, '0')},20000`), ''].join('\n'));
  for (const [dataset, more] of [['abroad', 'currency: USD'], ['here', '']] as const) {
    const profile = parseProfile([`id: ${dataset}`, `dataset: ${dataset}`, 'label: {zh: 登记簿, en: register}', 'grain: row', more, 'columns:', '  case_id: {from: 编号}', '  received_on: {from: 收案}', '  amount_claimed: {from: 金额}'].join('\n'));
    expect(await loadFiles(api.stores, { profile, files: [file], pseudonymKey: PSEUDONYM_KEY })).toMatchObject({ state: 'published', rejects: [] });
  }
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

interface Told { series: { findings: { words: { zh: string; en: string } }[] }[] }
const wordsOf = (data: Told | undefined) => data?.series[0]?.findings.map(({ words }) => `${words.zh} ${words.en}`).join(' ');

it('tells which currency the amounts of a dataset are in', async () => {
  const { data } = await api.ask<{ freshness: { datasets: { id: string; currency: string }[] } }>('{ freshness { datasets { id currency } } }');
  expect(data?.freshness.datasets).toEqual([{ id: 'abroad', currency: 'USD' }, { id: 'here', currency: 'CNY' }]);
});

it('names amounts in sentences in the currency of the dataset asked for, given as a variable or in the question', async () => {
  const ask = async (dataset: string) => wordsOf((await api.ask<Told>(`query($input: SeriesInput!) { series(input: $input) { ${FINDINGS} } }`, { input: { dataset, metrics: ['amount_claimed'], range: RANGE, bucket: 'month' } })).data);
  const inline = async (dataset: string) => wordsOf((await api.ask<Told>(`{ series(input: { dataset: "${dataset}", metrics: [amount_claimed], range: { from: "${RANGE.from}", to: "${RANGE.to}" }, bucket: month }) { ${FINDINGS} } }`)).data);
  for (const how of [ask, inline]) {
    const [abroad, here] = await Promise.all([how('abroad'), how('here')]);
    expect(abroad).toMatch(/2\.00 万美元.*40\.00 万美元.*USD 20\.0 k.*USD 400\.0 k/u);
    expect(here).toMatch(/2\.00 万元.*40\.00 万元.*CNY 20\.0 k.*CNY 400\.0 k/u);
  }
});

it('heads the amounts of a case, and of what changed in it, with the currency', async () => {
  const { data } = await api.ask<{ case: { fields: { column: string; label: { zh: string; en: string } }[] } }>('{ case(dataset: "abroad", source: "abroad", caseId: "C1") { fields { column label { zh en } } } }');
  expect(data?.case.fields.filter(({ column }) => ['amount_claimed', 'received_on'].includes(column))).toEqual([
    { column: 'received_on', label: { zh: '收案日', en: 'Received' } }, { column: 'amount_claimed', label: { zh: '涉案金额（美元）', en: 'Amount claimed (USD)' } },
  ]);
});

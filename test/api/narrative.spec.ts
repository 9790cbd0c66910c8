import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Told { what: string; tone: string; figures: { name: string; value: number }[]; words: { zh: string; en: string } }

const FINDINGS = 'findings { what tone figures { name value } words { zh en } }';
/** Settled of a hundred decided, month by month of 2025. Limits 64.34364 and 84.65636 (mean 74.5); Wilson's interval of 88 of 100 is 80.2 to 93.0. */
const SETTLED = [72, 75, 71, 74, 73, 76, 72, 74, 75, 73, 71, 88];
const YEAR = { from: '2025-01-01', to: '2025-12-31' };

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-narrative-'));
  const cases = SETTLED.flatMap((settled, i) => Array.from({ length: 100 }, (_, n) => {
    const month = `2025-${String(i + 1).padStart(2, '0')}`;
    return `C${String(i)}-${String(n)},${month}-02,${month}-20,${n < settled ? 'S2' : 'U1'},${n < 60 ? 'B04' : 'B03'}`;
  }));
  await writeFile(join(folder, 'cases.csv'), ['case_id,received_on,closed_on,outcome,business', ...cases, 'LAST,2025-12-31,,,B04', ''].join('\n'));
  await api.load('canonical', join(folder, 'cases.csv'), 'centre');
  await rm(folder, { recursive: true });
});
afterAll(() => api.close());

const wordsOf = (findings: readonly Told[] | undefined) => findings?.map(({ what, tone, words }) => [what, tone, words.zh]);

async function seriesOf(input: Record<string, unknown>): Promise<Told[] | undefined> {
  const { data, errors } = await api.ask<{ series: { findings: Told[] }[] }>(`query($input: SeriesInput!) { series(input: $input) { ${FINDINGS} } }`, { input: { dataset: 'centre', range: YEAR, ...input } });
  expect(errors).toBeUndefined();
  return data?.series[0]?.findings;
}

it('says of a series its latest month, the one before, and which rule fired', async () => {
  expect(wordsOf(await seriesOf({ metrics: ['settlement_rate'], control: true }))).toEqual([
    ['size', 'normal', '2025年12月调解成功率（实质口径） 88.0%（95% 区间 80.2–93.0%、88/100）。'],
    ['comparison', 'normal', '环比 +17.0 个百分点（上期 71.0%）。'],
    ['control', 'improvement', '2025年12月出现改善信号：超出控制限（控制限 64.3–84.7%）。'],
  ]);
});

it('says the same of a month whatever part of the history is shown, and nothing of limits that were not asked for', async () => {
  const december = await seriesOf({ metrics: ['settlement_rate'], control: true, range: { from: '2025-12-01', to: '2025-12-31' } });
  expect(december).toEqual(await seriesOf({ metrics: ['settlement_rate'], control: true }));
  expect((await seriesOf({ metrics: ['settlement_rate'] }))?.map(({ what }) => what)).toEqual(['size', 'comparison']);
});

it('holds nothing against the time before the data', async () => {
  const compared = async (input: Record<string, unknown>) => (await seriesOf({ metrics: ['closings'], ...input }))?.filter(({ what }) => what === 'comparison').map(({ words }) => words.zh);
  // The first cases come on 2 January 2025: there is no quarter, month or year before.
  expect(await compared({ bucket: 'quarter', range: { from: '2024-10-01', to: '2025-03-31' } })).toEqual([]);
  expect(await compared({ control: true, range: { from: '2025-01-01', to: '2025-01-31' } })).toEqual([]);
  // 59 days were worked in the first quarter, 61 in the second.
  expect(await compared({ bucket: 'quarter', range: { from: '2024-10-01', to: '2025-06-30' } })).toEqual(['环比 0.0%（上期 300 件），每工作日 −3.3%（4.9 件，上期 5.1 件）。']);
  // No December of 2024 was known.
  expect(await compared({ control: true })).toEqual(['环比 0.0%（上期 100 件），每工作日 −13.0%（4.3 件，上期 5.0 件），在正常波动范围内。']);
});

it('calls normal variation normal', async () => {
  const [, comparison] = (await seriesOf({ metrics: ['closings'], control: true })) ?? [];
  expect(comparison?.words).toEqual({
    zh: '环比 0.0%（上期 100 件），每工作日 −13.0%（4.3 件，上期 5.0 件），在正常波动范围内。',
    en: 'Against the period before: 0.0% (100 cases then); per working day −13.0% (4.3 a day, 5.0 then), within normal variation.',
  });
});

it('says of a breakdown the whole and the largest share, of a rate how many differ from the whole', async () => {
  const ask = async (metric: string) => (await api.ask<{ breakdown: { findings: Told[] } }>(
    `query($input: BreakdownInput!) { breakdown(input: $input) { ${FINDINGS} } }`, { input: { dataset: 'centre', metric, dimension: 'business', range: YEAR } },
  )).data?.breakdown.findings;
  const [whole, share] = (await ask('closings')) ?? [];
  expect(whole?.words.zh).toBe('2025年1月至12月办结量 1,200 件。');
  expect(share?.figures).toEqual([{ name: 'part', value: 720 }, { name: 'whole', value: 1200 }, { name: 'share', value: 0.6 }]);
  expect((await ask('settlement_rate'))?.[1]).toMatchObject({ what: 'apart', figures: [{ name: 'full', value: 2 }, { name: 'apart', value: 2 }, { name: 'chance', value: 0.1 }] });
});

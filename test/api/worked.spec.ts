import { join } from 'node:path';
import { allMetrics, BUCKETS } from '@concord/sql';
import { WORKED } from '../fixtures/worked-answers.js';
import { engineKind } from '../store/engine-under-test.js';
import { startApi, type Api } from './api.js';
import { loadRates } from './load-rates.js';

const FIXTURE = join(__dirname, '../fixtures/worked-cases.csv');
const RANGE = { from: '2026-01-01', to: '2026-03-31' };
const AFTERMATH = { from: '2025-08-01', to: '2025-10-31' };

interface Series {
  metric: string;
  points: { from: string; value: Record<string, number | null> }[];
  total: Record<string, number | string | null>;
}

const SERIES = `query($input: SeriesInput!) { series(input: $input) { metric
  points { from value { numerator denominator n value } }
  total { value numerator denominator n sum p75 p90 coverage maturity reliability asOf dataVersion definitionVersion } } }`;

it('has a number worked out by hand for every metric', () => {
  expect(WORKED.map((w) => w.metric).sort()).toEqual(allMetrics.map((m) => m.id));
});

describe(`over the engine (${engineKind()})`, () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
    await api.load('canonical', FIXTURE, 'worked');
    await api.load('message', join(__dirname, '../fixtures/worked-messages.csv'), 'worked');
    await api.load('canonical', join(__dirname, '../fixtures/worked-aftermath.csv'), 'aftermath', '2026-03-31');
    await loadRates(api);
  });
  afterAll(() => api.close());

  describe.each(WORKED)('$metric', ({ metric, from = 'worked', version = 1, because, months, quarter }) => {
    let series: Series | undefined;
    beforeAll(async () => {
      const answer = await api.ask<{ series: Series[] }>(SERIES, { input: { dataset: from, metrics: [metric], range: from === 'aftermath' ? AFTERMATH : RANGE, bucket: 'month' } });
      expect(answer.errors).toBeUndefined();
      series = answer.data?.series[0];
    });

    it(`by month: ${because}`, () => {
      const numerators = series?.points.map(({ value }) => [value['numerator'], value['denominator']]);
      expect(numerators).toEqual(months);
    });

    it('for the quarter', () => {
      for (const [field, expected] of Object.entries(quarter)) {
        if (expected === null) expect([field, series?.total[field]]).toEqual([field, null]);
        else expect(series?.total[field]).toBeCloseTo(expected, 9);
      }
      expect(series?.total).toMatchObject({ asOf: '2026-03-31', dataVersion: 11, definitionVersion: version });
    });
  });

  it('keeps the stock: what is pending at the end of a period is what was at its beginning, and what came in, less what went out', async () => {
    interface Kept { metric: string; member: { key: string; isOther: boolean } | null; points: { value: { value: number | null; numerator: number; denominator: number } }[] }
    const ask = async (bucket: string, split?: string) => (await api.ask<{ series: Kept[] }>(
      'query($input: SeriesInput!) { series(input: $input) { metric member { key isOther } points { value { value numerator denominator } } } }',
      { input: { dataset: 'aftermath', metrics: ['pending', 'clearance_rate'], range: { from: '2025-03-01', to: '2026-03-31' }, bucket, ...(split === undefined ? {} : { split }) } },
    )).data?.series ?? [];
    for (const bucket of [...BUCKETS, 'fiscal_year_from_4', 'fiscal_year_from_10']) {
      for (const split of [undefined, 'region', 'mediator', 'outcome']) {
        const series = await ask(bucket, split);
        const stocks = series.filter(({ metric }) => metric === 'pending');
        expect(stocks.length).toBeGreaterThan(0);
        for (const { member, points } of stocks) {
          const flows = series.find((one) => one.metric === 'clearance_rate' && one.member?.key === member?.key && one.member?.isOther === member?.isOther)?.points ?? [];
          let stock = 0;
          const kept = flows.map(({ value }) => (stock += value.denominator - value.numerator));
          expect([bucket, member?.key, points.map(({ value }) => value.value)]).toEqual([bucket, member?.key, kept]);
        }
      }
    }
  });

  it('splits what is pending by age at the end of the period', async () => {
    const { data } = await api.ask<{ breakdown: { rows: { member: { key: string }; value: { value: number } }[] } }>(
      'query($input: BreakdownInput!) { breakdown(input: $input) { rows { member { key } value { value } } } }',
      { input: { dataset: 'worked', metric: 'pending', dimension: 'age_band', range: RANGE } },
    );
    // On 31 March W16 is 0 days old, W14 48, W09 75.
    expect(data?.breakdown.rows.map((r) => [r.member.key, r.value.value])).toEqual([['0-7', 1], ['31-60', 1], ['61-90', 1]]);
  });

  it('splits what is pending by the days it was active, gross days beside', async () => {
    const by = async (dimension: string, to: string) => (await api.ask<{ breakdown: { rows: { member: { key: string }; value: { value: number } }[] } }>(
      'query($input: BreakdownInput!) { breakdown(input: $input) { rows { member { key } value { value } } } }',
      { input: { dataset: 'aftermath', metric: 'pending', dimension, range: { from: '2025-10-01', to } } },
    )).data?.breakdown.rows.map((r) => [r.member.key, r.value.value]);
    // On 12 October: A00 received 10 March, open; A08 opened 1 September, at rest from the 10th to 5 October (9 + 7 days); A09 3 September; A10 3 September; A13 9 October; A14 10 October; A17 A18 2 October.
    expect(await by('age_band', '2025-10-12')).toEqual([['0-7', 2], ['8-15', 2], ['31-60', 3], ['181+', 1]]);
    expect(await by('active_age_band', '2025-10-12')).toEqual([['0-7', 2], ['8-15', 2], ['16-30', 1], ['31-60', 2], ['181+', 1]]);
  });
});

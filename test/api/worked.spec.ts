import { join } from 'node:path';
import { allMetrics } from '@concord/sql';
import { WORKED } from '../fixtures/worked-answers.js';
import { startServer, type TestServer } from '../store/chserver/start-server.js';
import { startApi, type Api } from './api.js';

const FIXTURE = join(__dirname, '../fixtures/worked-cases.csv');
const RANGE = { from: '2026-01-01', to: '2026-03-31' };

interface Series {
  metric: string;
  points: { from: string; value: Record<string, number | null> }[];
  total: Record<string, number | string | null>;
}

const SERIES = `query($input: SeriesInput!) { series(input: $input) { metric
  points { from value { numerator denominator n value } }
  total { value numerator denominator n sum p75 p90 maturity reliability asOf dataVersion definitionVersion } } }`;

it('has a number worked out by hand for every metric', () => {
  expect(WORKED.map((w) => w.metric).sort()).toEqual(allMetrics.map((m) => m.id));
});

describe.each(['embedded', 'http'] as const)('on the %s engine', (kind) => {
  let api: Api;
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = kind === 'http' ? await startServer() : undefined;
    const { url } = server ?? {};
    api = await startApi(url === undefined ? undefined : { url });
    await api.load('canonical', FIXTURE, 'worked');
    await api.load('message', join(__dirname, '../fixtures/worked-messages.csv'), 'worked');
  });
  afterAll(async () => {
    await api.close();
    await server?.stop();
  });

  describe.each(WORKED)('$metric', ({ metric, because, months, quarter }) => {
    let series: Series | undefined;
    beforeAll(async () => {
      const answer = await api.ask<{ series: Series[] }>(SERIES, { input: { dataset: 'worked', metrics: [metric], range: RANGE, bucket: 'month' } });
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
      expect(series?.total).toMatchObject({ asOf: '2026-03-31', dataVersion: 2, definitionVersion: 1 });
    });
  });

  it('splits what is pending by age at the end of the period', async () => {
    const { data } = await api.ask<{ breakdown: { rows: { member: { key: string }; value: { value: number } }[] } }>(
      'query($input: BreakdownInput!) { breakdown(input: $input) { rows { member { key } value { value } } } }',
      { input: { dataset: 'worked', metric: 'pending', dimension: 'age_band', range: RANGE } },
    );
    // On 31 March W16 is 0 days old, W14 48, W09 75.
    expect(data?.breakdown.rows.map((r) => [r.member.key, r.value.value])).toEqual([['0-7', 1], ['31-60', 1], ['61-90', 1]]);
  });
});

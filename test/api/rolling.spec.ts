import { join } from 'node:path';
import { startApi, type Api } from './api.js';
import { loadRates } from './load-rates.js';

interface Value { value: number | null; numerator: number | null; denominator: number | null; n: number; p75: number | null }
interface Answered { metric: string; member: { key: string } | null; points: { from: string; value: Value; rolling: Value | null }[] }
const QUERY = 'query($input: SeriesInput!) { series(input: $input) { metric member { key } points { from value { value numerator denominator n p75 } rolling { value numerator denominator n p75 } } } }';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-aftermath.csv'), 'aftermath');
  await loadRates(api);
});
afterAll(() => api.close());

async function series(input: object): Promise<Answered[]> {
  const { data, errors } = await api.ask<{ series: Answered[] }>(QUERY, { input: { dataset: 'aftermath', bucket: 'month', range: { from: '2025-04-01', to: '2025-10-31' }, ...input } });
  expect(errors).toBeUndefined();
  return data?.series ?? [];
}

it('puts months together: what went out in three over what came in, not a mean of rates', async () => {
  const [clearance] = await series({ metrics: ['clearance_rate'], rolling: 3 });
  // The history begins on 10 March, with A00, so April is its first whole month; August 4 of 6, September 5 of 5, October 7 of 5.
  expect(clearance?.points.map(({ from, rolling }) => [from, rolling === null ? null : [rolling.numerator, rolling.denominator]])).toEqual([
    ['2025-04-01', null], ['2025-05-01', null], ['2025-06-01', [0, 0]], ['2025-07-01', [0, 0]], ['2025-08-01', [4, 6]], ['2025-09-01', [9, 11]], ['2025-10-01', [16, 16]],
  ]);
  expect(clearance?.points.at(-1)?.rolling?.value).toBe(1);
});

it('says the same whatever stands beside it, with limits or without, and from whatever month on', async () => {
  const [plain] = await series({ metrics: ['clearance_rate'], rolling: 3 });
  const [judged] = await series({ metrics: ['clearance_rate'], rolling: 3, control: true });
  const [last] = await series({ metrics: ['pending', 'clearance_rate'].toReversed(), rolling: 3, range: { from: '2025-10-01', to: '2025-10-31' } });
  expect(judged?.points.map(({ rolling }) => rolling)).toEqual(plain?.points.map(({ rolling }) => rolling));
  expect(last?.points[0]?.rolling).toEqual(plain?.points.at(-1)?.rolling);
});

it('is the value of the months asked as one, for every kind that adds up, in parts as well', async () => {
  const metrics = ['intake', 'settlement_rate', 'clearance_rate', 'nps', 'closing_rate', 'time_to_resolution'];
  const months = await series({ metrics, rolling: 3, split: 'mediator', top: 5, range: { from: '2025-08-01', to: '2025-10-31' } });
  const { data } = await api.ask<{ series: Answered[] }>(QUERY, { input: { dataset: 'aftermath', bucket: 'all', metrics, split: 'mediator', top: 5, range: { from: '2025-08-01', to: '2025-10-31' } } });
  expect(months.length).toBeGreaterThan(metrics.length);
  for (const [i, { metric, member, points }] of months.entries()) expect([metric, member?.key, points.at(-1)?.rolling]).toEqual([metric, data?.series[i]?.member?.key, data?.series[i]?.points[0]?.value]);
  const [rate] = await series({ dataset: 'rates', metrics: ['closings_per_fte'], rolling: 3, range: { from: '2026-03-01', to: '2026-03-31' } });
  expect(rate?.points[0]?.rolling).toMatchObject({ value: 3.2, denominator: 6.25 });
});

it('has none of what does not add up, nor of a month that is not over', async () => {
  const answered = await series({ metrics: ['pending', 'backlog_share', 'amount_agreed'], rolling: 2 });
  expect(answered.flatMap(({ points }) => points.map(({ rolling }) => rolling)).every((rolling) => rolling === null)).toBe(true);
  const [cut] = await series({ metrics: ['intake'], rolling: 2, range: { from: '2025-09-01', to: '2025-10-15' } });
  expect(cut?.points.map(({ rolling }) => rolling?.value ?? null)).toEqual([10, null]);
});

it.each([[{ rolling: 3, bucket: 'week' }, 'of months'], [{ rolling: 1 }, '2 to 36'], [{ rolling: 37 }, '2 to 36']])('refuses %j', async (change, why) => {
  const { errors } = await api.ask(QUERY, { input: { dataset: 'aftermath', bucket: 'month', metrics: ['intake'], range: { from: '2025-04-01', to: '2025-10-31' }, ...change } });
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' }, message: expect.stringContaining(why) as string });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_VIEWER } from '@concord/server';
import { startApi, type Api } from './api.js';

interface Value { value: number | null; numerator: number | null; denominator: number | null; n: number; reliability: string }
interface Cell { metric: string; row: number | null; column: number | null; bucket: number | null; value: Value; compared: { difference: number | null; words: { zh: string; en: string }; value: Value | null; target: { value: number | null; lower: number | null } | null } | null }
interface Axis { memberCount: number; members: { key: string; isOther: boolean }[] }
interface Exploration { isCapped: boolean; buckets: { from: string; to: string; complete: boolean }[]; rows: Axis | null; columns: Axis | null; cells: Cell[]; findings: { what: string; words: { zh: string } }[] }

const VALUE = 'value numerator denominator n reliability';
const QUERY = `query($input: ExplorationInput!) { exploration(input: $input) { isCapped buckets { from to complete }
  rows { memberCount members { key isOther } } columns { memberCount members { key isOther } } findings { what words { zh } }
  cells { metric row column bucket value { ${VALUE} } compared { difference words { zh en } value { ${VALUE} } target { value lower } } } } }`;

/** A case of the made history: two years, three regions, two businesses, how long it took, whether it settled, what was agreed. */
interface Made { id: string; month: string; region: string; business: string; days: number; settled: boolean; amount: number }
const REGIONS = ['N', 'S', 'W'];
const MADE: readonly Made[] = Array.from({ length: 24 }, (_, i) => i).flatMap((i) => Array.from({ length: 60 }, (_, n): Made => ({
  id: `C${String(i)}-${String(n)}`, month: `${String(2024 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`, region: REGIONS[(n * n + i) % 3] ?? 'N', business: n % 4 === 0 ? 'B03' : 'B04',
  days: 1 + ((n * 7 + i * 3) % 26), settled: (n * 5 + i) % 7 < 4, amount: 1000 + n * 130 + i * 17,
})));
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const inYear = (year: string, more: (one: Made) => boolean = () => true): Made[] => MADE.filter((one) => one.month.startsWith(year) && more(one));
const rateOf = (some: readonly Made[]): number => some.filter(({ settled }) => settled).length / some.length;
/** The middle of an even number of values is not one of them: the engine's exact quantile takes the upper one. */
function medianOf(values: readonly number[]): number {
  const [sorted, middle] = [[...values].sort((a, b) => a - b), (values.length - 1) / 2];
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

let api: Api;
beforeAll(async () => {
  api = await startApi();
  const folder = await mkdtemp(join(tmpdir(), 'concord-explore-'));
  const closed = ({ days, month }: Made): string => `${month}-${String(1 + days).padStart(2, '0')}`;
  const write = async (profile: string, rows: readonly string[]) => {
    const path = join(folder, `${profile}.csv`);
    await writeFile(path, [...rows, ''].join('\n'));
    await api.load(profile, path, 'made');
  };
  await write('canonical', ['case_id,received_on,closed_on,outcome,region,business,amount_agreed', ...MADE.map((one) => `${one.id},${one.month}-01,${closed(one)},${one.settled ? 'S2' : 'U1'},${one.region},${one.business},${one.settled ? String(one.amount) : ''}`), 'LAST,2026-01-01,,,N,B04,']);
  await write('target', ['metric,dimension,member,valid_from,value,lower,upper', 'settlement_rate,,,2024-01-01,0.5,,', 'settlement_rate,region,N,2024-01-01,,0.9,']);
  await rm(folder, { recursive: true });
});
afterAll(() => api.close());

async function explore(input: Record<string, unknown>): Promise<Exploration> {
  const { data, errors } = await api.ask<{ exploration: Exploration }>(QUERY, { input: { dataset: 'made', range: YEAR, ...input } });
  expect(errors).toBeUndefined();
  if (data === undefined) throw new Error('no answer');
  return data.exploration;
}
const at = ({ cells, columns, rows }: Exploration, metric: string, row: string | null, column: string | null = null, bucket: number | null = null): Cell => {
  const indexOf = (axis: Axis | null, key: string | null): number | null => (key === null ? null : axis?.members.findIndex((member) => member.key === key) ?? -1);
  const found = cells.find((cell) => cell.metric === metric && cell.row === indexOf(rows, row) && cell.column === indexOf(columns, column) && cell.bucket === bucket);
  if (found === undefined) throw new Error(`no cell ${metric} ${String(row)} ${String(column)} ${String(bucket)}`);
  return found;
};

it('crosses two splits; every cell, subtotal and total is what is counted by hand', async () => {
  const table = await explore({ metrics: ['closings', 'settlement_rate', 'amount_agreed'], rows: 'region', columns: 'business' });
  expect(table.cells).toHaveLength(3 * 4 * 3);
  for (const region of [null, ...REGIONS]) {
    for (const business of [null, 'B03', 'B04']) {
      const mine = inYear('2025', (one) => (region === null || one.region === region) && (business === null || one.business === business));
      expect([region, business, at(table, 'closings', region, business).value.value]).toEqual([region, business, mine.length]);
      expect(at(table, 'settlement_rate', region, business).value.value).toBeCloseTo(rateOf(mine), 10);
      // Neither a rate nor a median of a subtotal can be had from its cells.
      expect(at(table, 'amount_agreed', region, business).value.value).toBe(medianOf(mine.filter(({ settled }) => settled).map(({ amount }) => amount)));
    }
  }
});

it('cuts time by quarter within two splits, the whole range beside it', async () => {
  const table = await explore({ metrics: ['settlement_rate', 'pending'], rows: 'region', columns: 'business', grain: 'quarter' });
  expect(table.buckets.map(({ from, complete }) => [from, complete])).toEqual([['2025-01-01', true], ['2025-04-01', true], ['2025-07-01', true], ['2025-10-01', true]]);
  const second = inYear('2025', ({ business, month, region }) => region === 'S' && business === 'B04' && ['04', '05', '06'].includes(month.slice(5)));
  expect(at(table, 'settlement_rate', 'S', 'B04', 1).value).toMatchObject({ denominator: second.length, value: expect.closeTo(rateOf(second), 10) as number });
  expect(at(table, 'settlement_rate', 'S', null).value.value).toBeCloseTo(rateOf(inYear('2025', ({ region }) => region === 'S')), 10);
  // A stock is the last one, not a sum over quarters.
  expect(at(table, 'pending', null).value).toEqual(at(table, 'pending', null, null, 3).value);
});

it('holds nothing against a time that begins before the data, in whole or in part', async () => {
  const compared = async (range: object, against: string, grain = 'all') => (await explore({ metrics: ['closings'], range, against, grain })).cells.map(({ bucket, compared: of }) => [bucket, of?.words.zh ?? null]);
  // The cases begin on 1 January 2024.
  expect(await compared(YEAR, 'period')).toEqual([[null, '0.0%']]);
  expect(await compared({ from: '2024-01-01', to: '2025-12-31' }, 'period')).toEqual([[null, null]]);
  expect(await compared({ from: '2024-07-01', to: '2025-06-30' }, 'year')).toEqual([[null, null]]);
  expect(await compared({ from: '2024-01-01', to: '2025-12-31' }, 'period', 'year')).toEqual([[null, null], [0, null], [1, '0.0%']]);
});

it('folds what is not listed into one line, which completes the total', async () => {
  const table = await explore({ metrics: ['closings'], rows: 'region', columns: 'business', topRows: 1, topColumns: 1 });
  expect([table.rows?.memberCount, table.rows?.members.map(({ isOther }) => isOther), table.columns?.members.map(({ isOther }) => isOther)]).toEqual([3, [false, true], [false, true]]);
  const sum = (cells: readonly Cell[]): number => cells.reduce((total, { value }) => total + (value.value ?? 0), 0);
  expect(sum(table.cells.filter(({ column, row }) => row !== null && column !== null))).toBe(720);
  expect(sum(table.cells.filter(({ column, row }) => row !== null && column === null))).toBe(720);
});

it('holds values against the period before and the year before, where both are known', async () => {
  const year = await explore({ metrics: ['settlement_rate'], rows: 'region', against: 'year' });
  const [now, then] = ['2025', '2024'].map((one) => rateOf(inYear(one, ({ region }) => region === 'W')));
  expect(at(year, 'settlement_rate', 'W').compared).toMatchObject({ difference: expect.closeTo((now ?? 0) - (then ?? 0), 10) as number, value: { value: expect.closeTo(then ?? 0, 10) as number } });
  const months = await explore({ metrics: ['closings'], grain: 'month', against: 'year' });
  expect([0, 1, 2].map((bucket) => at(months, 'closings', null, null, bucket).compared?.value?.value)).toEqual([undefined, undefined, 60]);
  const before = await explore({ metrics: ['closings'], grain: 'month', against: 'period', range: { from: '2024-01-01', to: '2024-03-31' } });
  // Nothing is known before the first month.
  expect([0, 1].map((bucket) => at(before, 'closings', null, null, bucket).compared?.words)).toEqual([undefined, { zh: '0.0%', en: '0.0%' }]);
  expect(before.findings.map(({ what }) => what)).toEqual(['size']);
  expect(year.findings.map(({ what }) => what)).toEqual(['size', 'apart', 'comparison']);
});

it('holds values against the target set for whom they are about, or their reasonable interval', async () => {
  const table = await explore({ metrics: ['settlement_rate'], rows: 'region', against: 'target' });
  expect(at(table, 'settlement_rate', null).compared).toMatchObject({ difference: expect.closeTo(rateOf(inYear('2025')) - 0.5, 10) as number, target: { value: 0.5 } });
  expect(at(table, 'settlement_rate', 'N').compared).toMatchObject({ difference: null, words: { zh: '低于区间' }, target: { lower: 0.9 } });
  expect(at(table, 'settlement_rate', 'S').compared).toBeNull();
});

it('lists fewer members rather than send what nobody can read, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-wide-'));
  await writeFile(join(folder, 'wide.csv'), ['case_id,received_on,closed_on,outcome,region,branch', ...Array.from({ length: 10_000 }, (_, i) => `W${String(i)},2025-03-01,2025-03-05,S2,R${String(i % 100)},BR${String(Math.floor(i / 100))}`), ''].join('\n'));
  await api.load('canonical', join(folder, 'wide.csv'), 'wide');
  await rm(folder, { recursive: true });
  const table = await explore({ dataset: 'wide', metrics: ['closings'], rows: 'region', columns: 'branch', topRows: 100, topColumns: 100, range: { from: '2025-03-01', to: '2025-03-31' } });
  expect([table.isCapped, table.rows?.memberCount, table.columns?.memberCount]).toEqual([true, 100, 100]);
  expect(table.cells.length).toBeLessThanOrEqual(4_000);
  expect(table.cells.filter(({ column, row }) => row !== null && column !== null).reduce((sum, { value }) => sum + (value.value ?? 0), 0)).toBe(10_000);
});

it.each([
  ['a second split without a first', { columns: 'region' }, 'BAD_INPUT'], ['the same split twice', { rows: 'region', columns: 'region' }, 'BAD_INPUT'], ['a metric twice', { metrics: ['closings', 'closings'] }, 'BAD_INPUT'],
  ['the age of a stock over time', { rows: 'age_band', grain: 'month', metrics: ['pending'] }, 'BAD_INPUT'], ['the age of what is no stock', { rows: 'age_band' }, 'BAD_INPUT'], ['no metric', { metrics: [] }, 'BAD_INPUT'],
  ['a part of a month against the period before', { against: 'period', range: { from: '2025-01-02', to: '2025-01-31' } }, 'BAD_INPUT'], ['two hundred members', { rows: 'region', topRows: 200 }, 'BAD_INPUT'],
])('refuses %s', async (_, input, code) => {
  const { errors } = await api.ask(QUERY, { input: { dataset: 'made', range: YEAR, metrics: ['closings'], ...input } });
  expect(errors?.[0]?.extensions.code).toBe(code);
});

it('shows each viewer what is within their scope, and nothing without one', async () => {
  api.viewer = { id: 'west', scope: [{ dimension: 'region', values: ['W'] }] };
  const table = await explore({ metrics: ['closings'], rows: 'region', columns: 'business' });
  expect(table.rows?.members.map(({ key }) => key)).toEqual(['W']);
  expect(at(table, 'closings', null).value.value).toBe(inYear('2025', ({ region }) => region === 'W').length);
  api.viewer = { id: 'nobody' };
  const { errors } = await api.ask(QUERY, { input: { dataset: 'made', range: YEAR, metrics: ['closings'] } });
  expect(errors?.[0]?.extensions.code).toBe('NO_SCOPE');
  api.viewer = LOCAL_VIEWER;
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, parseProfile } from '@concord/etl';
import { PSEUDONYM_KEY, startApi, type Api } from './api.js';

interface Point { from: string; to: string; complete: boolean; workdays: number | null; perWorkday: number | null; value: { value: number | null } }
const QUERY = 'query($input: SeriesInput!) { series(input: $input) { metric points { from to complete workdays perWorkday value { value } } } }';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

async function points(metric: string, bucket: string, from: string, to: string): Promise<Point[]> {
  const { data, errors } = await api.ask<{ series: { points: Point[] }[] }>(QUERY, { input: { dataset: 'worked', metrics: [metric], bucket, range: { from, to } } });
  expect(errors).toBeUndefined();
  return data?.series[0]?.points ?? [];
}

it('tells the working days of each month, and what was received on one of them', async () => {
  const months = await points('intake', 'month', '2026-01-01', '2026-04-30');
  // Received: 8, 5 and 3 cases; April is not over by the last day known.
  expect(months.map(({ workdays, perWorkday, complete }) => [workdays, perWorkday, complete])).toEqual([[21, 8 / 21, true], [16, 5 / 16, true], [22, 3 / 22, true], [21, null, false]]);
  expect((await points('settlement_rate', 'month', '2026-01-01', '2026-01-31')).map(({ workdays, perWorkday }) => [workdays, perWorkday])).toEqual([[21, null]]);
  // No notice says which days of 2027 are worked.
  expect((await points('intake', 'month', '2027-01-01', '2027-01-31')).map(({ workdays }) => workdays)).toEqual([null]);
});

it('puts January and February together, so that Spring Festival does not move between them', async () => {
  const merged = await points('intake', 'merged_month', '2025-12-01', '2026-03-31');
  expect(merged.map(({ from, to, workdays, value }) => [from, to, workdays, value.value])).toEqual([['2025-12-01', '2025-12-31', 23, 0], ['2026-01-01', '2026-02-28', 37, 13], ['2026-03-01', '2026-03-31', 22, 3]]);
  // The stock at its end is that of February.
  expect((await points('pending', 'merged_month', '2025-12-01', '2026-03-31')).map(({ value }) => value.value)).toEqual([0, 5, 3]);
});

it('cuts years at the month a fiscal year begins with', async () => {
  const years = await points('closings', 'fiscal_year_from_3', '2025-03-01', '2026-03-31');
  expect(years.map(({ from, to, value }) => [from, to, value.value])).toEqual([['2025-03-01', '2026-02-28', 8], ['2026-03-01', '2026-03-31', 5]]);
  expect((await points('pending', 'fiscal_year_from_3', '2025-03-01', '2026-03-31')).map(({ value }) => value.value)).toEqual([5, 3]);
});

it('counts by delivered calendars, those that were known after a load, and refuses a year by its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-workdays-'));
  const path = join(folder, 'calendar.csv');
  await writeFile(path, ['calendar,day,notice_year,is_off_day,name', 'cn,2027-01-01,2027,1,元旦', 'cn,2027-01-02,2027,0,', 'cn,2026-03-02,2026,1,', ''].join('\n'));
  const { loadNo } = await api.load('calendar', path, 'worked');
  await rm(folder, { recursive: true });
  // January 2027 has 21 days from Monday to Friday: Friday the 1st is off, Saturday the 2nd worked. Monday 2 March 2026 is off now: one of 22 less.
  expect((await points('intake', 'month', '2027-01-01', '2027-02-28')).map(({ workdays }) => workdays)).toEqual([21, 20]);
  expect((await points('intake', 'month', '2026-03-01', '2026-03-31')).map(({ workdays, perWorkday }) => [workdays, perWorkday])).toEqual([[21, 3 / 21]]);
  const before = await api.ask<{ series: { points: Point[] }[] }>(QUERY, { input: { dataset: 'worked', metrics: ['intake'], bucket: 'month', range: { from: '2027-01-01', to: '2027-01-31' }, asOfLoad: loadNo - 1 } });
  expect(before.data?.series[0]?.points.map(({ workdays }) => workdays)).toEqual([null]);
  expect((await points('intake', 'month', '2028-01-01', '2028-01-31')).map(({ workdays }) => workdays)).toEqual([null]);
  const { data } = await api.ask<{ limitRules: { announcedYears: number[] } }>('{ limitRules(dataset: "worked") { announcedYears } }');
  expect(data?.limitRules.announcedYears.slice(-2)).toEqual([2026, 2027]);
});

it('tells nothing by working days of a source whose calendar is not the national one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-abroad-'));
  const path = join(folder, 'cases.csv');
  // Two cases a day: 62 in March, 60 in April 2025, and the first of May that ends April.
  const days = Array.from({ length: 62 }, (_, i) => new Date(Date.UTC(2025, 2, 1 + i)).toISOString().slice(0, 10));
  await writeFile(path, ['id,day', ...days.flatMap((day, i) => [`A${String(i)},${day}`, `B${String(i)},${day}`]), ''].join('\n'));
  const told = async (dataset: string, more: string) => {
    const profile = parseProfile([`id: ${dataset}`, `dataset: ${dataset}`, 'label: {zh: 登记簿, en: register}', 'grain: row', more, 'columns:', '  case_id: {from: id}', '  received_on: {from: day}'].join('\n'));
    expect(await loadFiles(api.stores, { profile, files: [path], pseudonymKey: PSEUDONYM_KEY })).toMatchObject({ state: 'published', rejects: [] });
    const { data } = await api.ask<{ freshness: { datasets: { hasWorkdays: boolean; id: string }[] }; series: { control: { perWorkday: boolean } | null; findings: { words: { en: string } }[]; points: Point[] }[] }>(
      'query($input: SeriesInput!) { freshness { datasets { id hasWorkdays } } series(input: $input) { control { perWorkday } findings { words { en } } points { workdays perWorkday value { value } } } }',
      { input: { dataset, metrics: ['intake'], bucket: 'month', control: true, range: { from: '2025-03-01', to: '2025-04-30' } } },
    );
    const one = data?.series[0];
    return { has: data?.freshness.datasets.find(({ id }) => id === dataset)?.hasWorkdays, points: one?.points.map(({ value, workdays }) => [value.value, workdays]), perWorkday: one?.control?.perWorkday, words: one?.findings.map(({ words }) => words.en).join(' ') ?? '' };
  };
  // By the notice for 2025 March has 21 working days; April 22: the 4th is off, the 27th worked.
  const here = await told('here', '');
  expect(here).toMatchObject({ has: true, perWorkday: true, points: [[62, 21], [60, 22]] });
  expect(here.words).toMatch(/−3\.2%.*per working day −7\.6%/u);
  const abroad = await told('abroad', 'calendar: none');
  expect(abroad).toMatchObject({ has: false, perWorkday: false, points: [[62, null], [60, null]] });
  expect(abroad.words).toMatch(/−3\.2%/u);
  expect(abroad.words).not.toContain('working day');
  await rm(folder, { recursive: true });
});

import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFiles, readProfile } from '@concord/etl';
import { addCalendarDays } from '@concord/sql';
import { startApi, type Api } from './api.js';

interface Share { day: number; share: number | null }
interface Of {
  member: { key: string; isOther: boolean } | null;
  value: { n: number; value: number | null; ciLow: number | null; ciHigh: number | null };
  curve: { day: number; survival: number }[];
  shares: Share[];
  endings: { ending: { key: string; isOther: boolean }; cases: number; points: { day: number; incidence: number; low: number; high: number }[]; shares: Share[] }[];
}
interface Answer { survival: { total: Of; parts: Of[] } }

const OF = 'member { key isOther } value { n value ciLow ciHigh } curve { day survival } shares { day share } endings { ending { key isOther } cases points { day incidence low high } shares { day share } }';
const QUERY = `query($input: SurvivalInput!) { survival(input: $input) { total { ${OF} } parts { ${OF} } } }`;
const AS_OF = '2026-06-30';
const RANGE = { from: '2026-01-01', to: AS_OF };

const { competing, km } = JSON.parse(readFileSync(join(__dirname, '../fixtures/stats.json'), 'utf8')) as {
  competing: { t: number[]; cause: number[]; cif30: Record<'1' | '2' | '3', number>; overall_F30: number };
  km: { median: number; median_ci95: [number, null] };
};
const OUTCOME_OF = ['', 'S2', 'U1', 'T3'];

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-survival-'));
  // Each was watched for the fixture's days up to the as-of day, or closed on that day; the sixteenth tells the as-of day and is left out.
  const rows = competing.t.map((days, i) => {
    const cause = competing.cause[i] ?? 0;
    return `C${String(i)},${addCalendarDays(AS_OF, -days)},${cause === 0 ? '' : AS_OF},${OUTCOME_OF[cause] ?? ''},${i % 2 === 0 ? 'N' : 'S'}`;
  });
  await writeFile(join(folder, 'cases.csv'), ['case_id,received_on,closed_on,outcome,region', ...rows, `LAST,2026-06-01,${AS_OF},X1,N`, ''].join('\n'));
  await api.load('canonical', join(folder, 'cases.csv'), 'centre');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function survival(input: object = {}): Promise<Answer['survival']> {
  const { data, errors } = await api.ask<Answer>(QUERY, { input: { dataset: 'centre', metric: 'time_to_resolution', range: RANGE, ...input } });
  expect(errors).toBeUndefined();
  if (!data) throw new TypeError('no answer');
  return data.survival;
}
const sharesAt = ({ endings }: Of, day: number) => endings.map(({ shares }) => shares.find((one) => one.day === day)?.share ?? null);

it('gives the incidences of the reference implementation, which add up to what has ended', async () => {
  const { total, parts } = await survival();
  expect(parts).toEqual([]);
  expect(total.value).toMatchObject({ n: 15, value: km.median, ciLow: km.median_ci95[0], ciHigh: null });
  expect(total.endings.map(({ ending, cases }) => [ending.key, cases])).toEqual([['S', 5], ['U', 3], ['T', 1]]);
  const at30 = sharesAt(total, 30);
  expect(at30).toEqual([competing.cif30['1'], competing.cif30['2'], competing.cif30['3']].map((share) => expect.closeTo(share, 5) as number));
  expect(at30.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(competing.overall_F30, 5);
  expect(1 - (total.shares.find(({ day }) => day === 30)?.share ?? 0)).toBeCloseTo(competing.overall_F30, 5);
  // Nobody was watched for 60 days.
  expect([total.shares.at(-1), ...sharesAt(total, 60)]).toEqual([{ day: 60, share: null }, null, null, null]);
});

it('tells fewer than ten one by one: no curve, no share of the whole, the days of each', async () => {
  const filters = [{ dimension: 'region', values: ['S'] }];
  const mine = competing.t.map((day, i) => ({ day, isOpen: competing.cause[i] === 0, i })).filter(({ i }) => i % 2 === 1).sort((a, b) => a.day - b.day);
  expect(mine.length).toBeLessThan(10);
  const daysOf = (isOpen: boolean): string => mine.filter((one) => one.isOpen === isOpen).map(({ day }) => String(day)).join('、');
  const { data, errors } = await api.ask<{ total: { curve: object[] | null; few: { zh: string } | null; value: { value: number | null } }[]; breakdown: { total: { n: number }; rows: { share: number | null }[] } }>(
    'query($total: TotalInput!, $breakdown: BreakdownInput!) { total(input: $total) { curve { day } few { zh } value { value } } breakdown(input: $breakdown) { total { n } rows { share } } }',
    { total: { dataset: 'centre', metrics: ['time_to_resolution'], range: RANGE, curve: true, filters }, breakdown: { dataset: 'centre', metric: 'intake', dimension: 'region', range: RANGE, top: 5, filters } },
  );
  expect(errors).toBeUndefined();
  const ended = mine.filter(({ isOpen }) => !isOpen).length;
  expect(data?.total[0]).toMatchObject({ curve: null, value: { value: null }, few: { zh: `${String(mine.length)} 件中 ${String(ended)} 件已办结（${daysOf(false)} 天），未结的已 ${daysOf(true)} 天；不足 10 件，不画曲线、不算中位数。` } });
  expect(data?.breakdown).toMatchObject({ total: { n: mine.length }, rows: [{ share: null }] });
});

it('counts every case in one member of a split, and draws no curve of fewer than ten', async () => {
  const [whole, { total, parts }] = await Promise.all([survival(), survival({ split: 'region', top: 1 })]);
  expect(total).toEqual(whole.total);
  expect(parts.map(({ member, value, curve, endings }) => [member?.key, member?.isOther, value.n, curve.length, endings.map(({ cases, points }) => [cases, points.length])])).toEqual([
    ['N', false, 8, 0, expect.any(Array)], ['', true, 7, 0, expect.any(Array)],
  ]);
  expect(['S', 'U', 'T'].map((_, i) => parts.reduce((sum, { endings }) => sum + (endings[i]?.cases ?? 0), 0))).toEqual([5, 3, 1]);
  expect(parts.flatMap(({ endings }) => endings.flatMap(({ points }) => points))).toEqual([]);
});

it('tells an ending without an outcome apart, so that the ways still add up', async () => {
  await writeFile(join(folder, 'unknown.csv'), ['case_id,received_on,closed_on,outcome', ...Array.from({ length: 12 }, (_, i) => `D${String(i)},2026-05-01,2026-05-${String(10 + i)},${i < 8 ? 'S2' : ''}`), ''].join('\n'));
  const canonical = await readProfile('canonical');
  const profile = { ...canonical, checks: { ...canonical.checks, closed_without_outcome: 'allow' as const } };
  await loadFiles(api.stores, { profile, files: [join(folder, 'unknown.csv')], pseudonymKey: 'no party is among them, and yet a key is asked for', dataset: 'unknown' });
  const { total } = await survival({ dataset: 'unknown' });
  expect(total.endings.map(({ ending, cases }) => [ending.key, ending.isOther, cases])).toEqual([['S', false, 8], ['U', false, 0], ['T', false, 0], ['', true, 4]]);
  expect(total.endings.reduce((sum, { points }) => sum + (points.at(-1)?.incidence ?? 0), 0)).toBeCloseTo(1, 9);
});

it('refuses what is no duration, and what cannot split a cohort', async () => {
  for (const input of [{ metric: 'intake' }, { split: 'age_band' }, { top: 0 }, { days: [-1] }]) {
    const { errors } = await api.ask<Answer>(QUERY, { input: { dataset: 'centre', metric: 'time_to_resolution', range: RANGE, ...input } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  }
});

it('ends a case with its first closing, whatever a re-opening did after', async () => {
  const head = 'case_id,received_on,first_closed_on,reopened_on,closed_on,outcome,first_outcome';
  const first = (i: number): string => addCalendarDays('2026-01-01', i);
  const load = async (dataset: string, row: (i: number) => string) => {
    await writeFile(join(folder, 'again.csv'), [head, ...Array.from({ length: 12 }, (_, i) => `C${String(i)},2026-01-01,${row(i + 1)}`), `LAST,2026-06-01,,,${AS_OF},X1,`, ''].join('\n'));
    await api.load('canonical', join(folder, 'again.csv'), dataset);
  };
  await load('closed-once', (i) => `,,${first(i)},S2,`);
  // Of three a first is left alone, a second is closed again after sixty days, a third is open still.
  await load('reopened', (i) => [`,,${first(i)},S2,`, `${first(i)},${first(i + 5)},${first(i + 60)},U1,S2`, `${first(i)},${first(i + 5)},,,S2`][i % 3] ?? '');
  const [once, again] = [await survival({ dataset: 'closed-once' }), await survival({ dataset: 'reopened' })];
  // Days 1 to 12, one each: after day 6 half are left.
  expect(once.total.value).toMatchObject({ n: 12, value: 6 });
  expect([again.total.value, again.total.curve]).toEqual([once.total.value, once.total.curve]);
});

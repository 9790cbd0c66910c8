import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Point { member: { key: string }; position: string; expected: number | null; value: { numerator: number; n: number } }
interface Measure { metric: string; side: string; alike: string[]; judged: number; chance: number; total: { numerator: number; n: number }; apart: Point[] }
const QUERY = `query($input: BoardInput!, $by: DimensionId, $member: String) { boardWatch(input: $input, by: $by, member: $member) { from to
  measures { metric side alike judged chance total { numerator n } apart { member { key } position expected value { numerator n } } } } }`;
const PEOPLE = Array.from({ length: 10 }, (_, i) => `M${String(i + 1).padStart(2, '0')}`);
const EACH = 100;

/** What a person does with their hundred cases, counted from the first: excluded, terminated, then settled, so many of them orally, on the last day, surveyed, reopened. */
const USUAL = { excluded: 5, terminated: 5, oral: 10, lastDay: 8, surveyed: 80, reopened: 4 };
const ODD: Readonly<Record<string, Partial<typeof USUAL>>> = { M01: { excluded: 30 }, M02: { surveyed: 40 }, M03: { lastDay: 60 }, M04: { oral: 60 }, M05: { terminated: 40 }, M06: { reopened: 30 } };

let api: Api;
let folder = '';
const watch = async (member?: string, input: Record<string, unknown> = {}, by?: string) => (await api.ask<{ boardWatch: { from: string; to: string; measures: Measure[] } }>(QUERY, { input: { dataset: 'centre', cutOff: '2026-08-31', seats: 2, ...input }, member, ...(by === undefined ? {} : { by }) }));
const of = (measures: readonly Measure[] | undefined, metric: string) => measures?.find((one) => one.metric === metric);

beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-watch-'));
  const rows = PEOPLE.flatMap((person) => {
    const { excluded, terminated, oral, lastDay, surveyed, reopened } = { ...USUAL, ...ODD[person] };
    return Array.from({ length: EACH }, (_, i) => {
      const isOut = i < excluded;
      const isEnded = !isOut && i < excluded + terminated;
      // Of what was settled, counted from the last case backwards, so that every oddity has cases of its own.
      const back = EACH - 1 - i;
      const outcome = isOut ? 'X2' : isEnded ? 'T1' : back < oral ? 'S3' : 'S2';
      const closed = !isOut && !isEnded && back < lastDay ? '2026-03-05' : '2026-02-20';
      return [`${person}-${String(i)}`, '2026-02-02', '2026-02-03', '2026-03-05', closed, outcome, back < reopened && !isOut ? '2026-04-01' : '', back < surveyed && !isOut ? 1 : '', back < 40 && !isOut && !isEnded ? (person === 'M07' ? 2 : 5) : '', 'B03', 'standard', person, ['M01', 'M02', 'M03', 'M04', 'M05'].includes(person) ? 'A' : 'B'].join(',');
    });
  });
  const path = join(folder, 'cases.csv');
  await writeFile(path, ['case_id,received_on,assigned_on,due_on,closed_on,outcome,reopened_on,survey_sent,institution_score,business,complexity,mediator,organisation', ...rows, 'LAST,2026-08-31,,,,,,,,B03,standard,,', ''].join('\n'));
  expect((await api.load('canonical', path, 'centre', '2026-08-31')).state).toBe('published');
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('sets apart who excludes, terminates, agrees on paper, closes for the limit, chooses surveys, leaves one side dissatisfied or does not last, each by what was counted', async () => {
  const { data, errors } = await watch();
  expect(errors).toBeUndefined();
  expect(data?.boardWatch).toMatchObject({ from: '2025-09-01', to: '2026-08-31' });
  const measures = data?.boardWatch.measures;
  const apart = (metric: string) => of(measures, metric)?.apart.map(({ member, value }) => [member.key, value.numerator, value.n]);
  expect(apart('exclusion_rate')).toEqual([['M01', 30, 100]]);
  // 95 of each are valid, 70 of M01 and of all 1,000 cases 925; M05 has 40 of its 95 terminated.
  expect(apart('termination_share')).toEqual([['M05', 40, 95]]);
  expect(of(measures, 'termination_share')?.total).toEqual({ numerator: 9 * 5 + 40, n: 9 * 95 + 70 });
  expect(apart('oral_agreement_share')).toEqual([['M04', 60, 90]]);
  expect(apart('last_day_share')).toEqual([['M03', 60, 95]]);
  expect(apart('survey_coverage')).toEqual([['M02', 40, 95]]);
  expect(apart('csat_institution')).toEqual([['M07', 0, 40]]);
  expect(apart('reopen_rate')).toEqual([['M06', 30, 95]]);
  expect(measures?.map(({ side }) => side)).toEqual(['above', 'above', 'above', 'above', 'below', 'below', 'above']);
});

it('holds against like cases where it says so, and tells what chance would set apart on that side', async () => {
  const reopened = of((await watch()).data?.boardWatch.measures, 'reopen_rate');
  expect(reopened?.alike).toEqual(['complexity', 'business']);
  // All cases are alike here, so 66 of 925 are expected of everybody: 95 × 66/925.
  expect(reopened?.total).toEqual({ numerator: 9 * 4 + 30, n: 925 });
  expect(reopened?.apart[0]?.expected).toBeCloseTo((95 * 66) / 925, 9);
  expect(reopened?.chance).toBeCloseTo(reopened === undefined ? NaN : reopened.judged * 0.001, 9);
});

it('tells one person where they stand in each, wherever that is', async () => {
  const measures = (await watch('M01')).data?.boardWatch.measures;
  expect(measures?.every(({ apart }) => apart.length === 1 && apart[0]?.member.key === 'M01')).toBe(true);
  expect(of(measures, 'exclusion_rate')?.apart[0]?.position).toBe('above_998');
  expect(of(measures, 'oral_agreement_share')?.apart[0]?.position).not.toBe('above_998');
});

it('watches organisations the same way, and tells whoever may see one of them of that one alone', async () => {
  const points = async (member: string) => of((await watch(member, {}, 'organisation')).data?.boardWatch.measures, 'exclusion_rate')?.apart.map((one) => [one.member.key, one.value.numerator, one.value.n]);
  // By hand: of the 500 of A, M01 has 30 excluded and four others 5 each; of the 500 of B five have 5 each.
  expect([await points('A'), await points('B')]).toEqual([[['A', 50, 500]], [['B', 25, 500]]]);
  expect((await watch(undefined, {}, 'business')).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  const before = api.viewer;
  try {
    api.viewer = { id: 'a', scope: [{ dimension: 'organisation', values: ['A'] }] };
    expect([await points('A'), await points('B')]).toEqual([[['A', 50, 500]], []]);
    api.viewer = { id: 'm', scope: [{ dimension: 'mediator', values: ['M01'] }] };
    expect([await points('A'), await points('B')]).toEqual([[], []]);
  } finally {
    api.viewer = before;
  }
});

it('refuses what nobody knows, and answers nobody without a scope', async () => {
  expect((await watch(undefined, { cutOff: '2026-12-31' })).errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  const before = api.viewer;
  try {
    api.viewer = { id: 'nobody' };
    expect((await watch()).errors?.[0]?.extensions.code).toBe('NO_SCOPE');
  } finally {
    api.viewer = before;
  }
});

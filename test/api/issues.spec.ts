import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

interface Bar { member: { key: string }; value: number; share: number; cumulative: number; vital: boolean; cases: number }
interface Rest { types: number; value: number; share: number; cases: number }
interface Stock { open: number; aged: number; beyond: boolean }
interface Issues {
  asOf: string; dimension: string; typeCount: number; judged: number; byChance: number; latest: string | null;
  levels: { dimension: string; types: number; vital: number | null; unclassified: number }[];
  months: { from: string; complete: boolean }[];
  paretos: { measure: string; total: number; cases: number; types: number; vital: number | null; reliability: string; bars: Bar[]; tail: Rest; unclassified: Rest; findings: { what: string; words: { zh: string; en: string } }[] }[];
  types: { member: { key: string }; n: number; days: number; amount: number; withAmount: number; share: number; monthly: number[]; unclassified: boolean; variation: string | null }[];
  stuck: { monthEnds: string[]; excessDays: number; overall: Stock[]; rows: { member: { key: string }; excessDays: number; stuck: boolean; stocks: Stock[] }[] } | null;
}
type Told = Record<string, { n: number; days: number; amount: number; with_amount: number; open: number[]; aged: number[]; excess: number }>;

const REST = 'types value share cases';
const ISSUES = `query($input: IssuesInput!) { issues(input: $input) { asOf dimension typeCount judged byChance latest
  levels { dimension types vital unclassified } months { from complete }
  paretos { measure total cases types vital reliability bars { member { key } value share cumulative vital cases } tail { ${REST} } unclassified { ${REST} } findings { what words { zh en } } }
  types { member { key } n days amount withAmount share monthly unclassified variation }
  stuck { monthEnds excessDays overall { open aged beyond } rows { member { key } excessDays stuck stocks { open aged beyond } } } } }`;
const CASES = 'query($input: CasesInput!) { cases(input: $input) { total } }';

const WORKED = { dataset: 'worked', metric: 'intake', range: { from: '2026-01-01', to: '2026-03-31' }, aged: 'pending_aged' };
const AFTERMATH = { dataset: 'aftermath', metric: 'intake', range: { from: '2025-08-01', to: '2026-03-31' }, aged: 'pending_aged', dimension: 'region' };

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', fixture('worked-cases.csv'), 'worked');
  await api.load('canonical', fixture('worked-aftermath.csv'), 'aftermath');
});
afterAll(() => api.close());

async function issues(input: object): Promise<Issues> {
  const { data, errors } = await api.ask<{ issues: Issues }>(ISSUES, { input });
  expect(errors).toBeUndefined();
  return data?.issues as Issues;
}

const listed = async (input: object): Promise<number | undefined> => (await api.ask<{ cases: { total: number } }>(CASES, { input })).data?.cases.total;

it('orders types as worked out by hand, with the days their cases were active', async () => {
  const { paretos, types, months } = await issues({ ...WORKED, dimension: 'subtype' });
  const [cases, days] = paretos;
  // B03-01: W01 W02 W09 W10 W11 W15 W16 · B04-01: W05 W06 W07 W13 W14 W17 (W08 is excluded) · B03-02: W03 W04 W12.
  expect(cases?.bars.map(({ member, value, vital }) => [member.key, value, vital])).toEqual([['B03-01', 7, true], ['B04-01', 6, true], ['B03-02', 3, false]]);
  expect(cases).toMatchObject({ total: 16, cases: 16, vital: 2, reliability: 'indicative' });
  expect(cases?.bars.map(({ cumulative }) => cumulative)).toEqual([7 / 16, 13 / 16, 1]);
  // From acceptance (W03: receipt) to closing or 31 March: 10+14+75+10+31+18+0, 31+47+17+19+48+21, 27+42+34.
  expect(days?.bars.map(({ member, value }) => [member.key, value])).toEqual([['B04-01', 183], ['B03-01', 158], ['B03-02', 103]]);
  expect(paretos.map(({ measure }) => measure)).toEqual(['cases', 'days']);
  expect(months.map(({ from }) => from)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(types.map(({ member, monthly }) => [member.key, monthly])).toEqual([['B03-01', [3, 2, 2]], ['B04-01', [3, 2, 1]], ['B03-02', [2, 1, 0]]]);
});

it('says how far each classification tells cases apart, and takes the finest whose vital few fit', async () => {
  const { levels, dimension } = await issues(WORKED);
  // By business × sub-type × cause: B03-01 C12 7, B04-01 C11 4, B03-02 C11 3, B04-01 C12 2.
  expect(levels).toEqual([
    { dimension: 'issue', types: 4, vital: 3, unclassified: 0 }, { dimension: 'subtype', types: 3, vital: 2, unclassified: 0 },
    { dimension: 'cause', types: 2, vital: 2, unclassified: 0 }, { dimension: 'business', types: 2, vital: 2, unclassified: 0 },
  ]);
  expect(dimension).toBe('issue');
});

describe.each([['worked-cases.csv', { ...WORKED, dimension: 'subtype' }, 'subtype'], ['worked-cases.csv', { ...WORKED, dimension: 'mediator' }, 'mediator'], ['worked-aftermath.csv', AFTERMATH, 'region'], ['worked-aftermath.csv', { ...AFTERMATH, dimension: 'mediator' }, 'mediator']] as const)(
  '%s, %j', (file, input, column) => {
    it('has the sizes and stocks that a count without the product gives', async () => {
      const { asOf, types, stuck, paretos } = await issues(input);
      const { from, to } = input.range;
      const told = JSON.parse(execFileSync('python3', [join(__dirname, 'types.py'), fixture(file), column, from, to, asOf, ...(stuck?.monthEnds ?? [])], { encoding: 'utf8' })) as Told;
      const received = Object.entries(told).filter(([, { n }]) => n > 0);
      expect(new Map(types.map((one) => [one.member.key, [one.n, one.days, one.amount, one.withAmount]]))).toEqual(new Map(received.map(([key, { n, days, amount, with_amount }]) => [key, [n, days, amount, with_amount]])));
      expect(paretos.find(({ measure }) => measure === 'days')?.total).toBe(received.reduce((sum, [, { days }]) => sum + days, 0));
      expect(stuck?.monthEnds).toHaveLength(3);
      expect(stuck?.overall.map(({ open, aged }) => [open, aged])).toEqual(stuck?.monthEnds.map((_, i) => [Object.values(told).reduce((sum, { open }) => sum + (open[i] ?? 0), 0), Object.values(told).reduce((sum, { aged }) => sum + (aged[i] ?? 0), 0)]));
      expect(stuck?.excessDays).toBe(Object.values(told).reduce((sum, { excess }) => sum + excess, 0));
      for (const { member, excessDays, stocks } of stuck?.rows ?? []) expect([member.key, excessDays, stocks.map(({ open }) => open), stocks.map(({ aged }) => aged)]).toEqual([member.key, told[member.key]?.excess, told[member.key]?.open, told[member.key]?.aged]);
    });

    it('has the cases behind each bar, and behind each stock at each month end', async () => {
      const { paretos, stuck } = await issues(input);
      const { dataset, dimension, range } = input;
      for (const { member, cases } of paretos[0]?.bars ?? []) expect([member.key, await listed({ dataset, metric: 'intake', range, filters: [{ dimension, values: [member.key] }] })]).toEqual([member.key, cases]);
      for (const { member, stocks } of stuck?.rows ?? []) {
        for (const [i, end] of (stuck?.monthEnds ?? []).entries()) {
          const of = { dataset, range: { from: range.from, to: end }, filters: [{ dimension, values: [member.key] }] };
          expect([member.key, end, await listed({ ...of, metric: 'pending' }), await listed({ ...of, metric: 'pending_aged' })]).toEqual([member.key, end, stocks[i]?.open, stocks[i]?.aged]);
        }
      }
    });
  },
);

it('tells every viewer only the cases of their scope', async () => {
  const everyone = await issues({ ...WORKED, dimension: 'subtype' });
  api.viewer = { ...api.viewer, scope: [{ dimension: 'region', values: ['N'] }] };
  try {
    const north = await issues({ ...WORKED, dimension: 'subtype' });
    expect(north.paretos[0]?.total).toBe(9);
    expect(north.paretos[0]?.total).toBeLessThan(everyone.paretos[0]?.total ?? 0);
    expect(north.stuck?.overall.map(({ open }) => open)).toEqual([3, 3, 1]);
  } finally {
    api.viewer = { ...api.viewer, scope: 'all' };
  }
});

it.each([
  ['a rate', { ...WORKED, metric: 'settlement_rate' }, /no count of cases/u],
  ['a stock that nothing is beyond', { ...WORKED, aged: 'pending' }, /no stock of cases beyond a limit/u],
  ['an age that a case has only while it is open', { ...WORKED, dimension: 'age_band' }, /classifies a stock only/u],
  ['months cut in half', { ...WORKED, range: { from: '2026-01-15', to: '2026-03-31' } }, /first day/u],
])('refuses %s', async (_, input, message) => {
  const { errors } = await api.ask(ISSUES, { input });
  expect(errors?.map(({ extensions: { code }, message: text }) => [code, text])).toEqual([['BAD_INPUT', expect.stringMatching(message)]]);
});

it('answers a range without a case with nothing, and no share of it', async () => {
  const { paretos, types, levels, byChance } = await issues({ ...WORKED, range: { from: '2024-01-01', to: '2024-12-31' } });
  expect([types, levels, byChance]).toEqual([[], [], 0]);
  expect(paretos).toMatchObject([{ measure: 'cases', total: 0, vital: null, reliability: 'none', bars: [] }]);
});

it('tells of each type how often its disputes come again and how long they take, as these metrics tell it themselves', async () => {
  const range = { from: '2025-08-01', to: '2026-03-31' };
  const asked = await api.ask<{ issues: { types: { member: { key: string }; repeats: object | null; repeatsBeyond: boolean }[]; stuck: { rows: { member: { key: string }; time: object | null }[] } | null } }>(
    'query($input: IssuesInput!) { issues(input: $input) { types { member { key } repeatsBeyond repeats { numerator denominator value } } stuck { rows { member { key } time { n value p75 } } } } }',
    { input: { ...AFTERMATH, repeats: 'repeat_dispute_rate', duration: 'time_to_resolution' } });
  const { types = [], stuck } = asked.data?.issues ?? {};
  const alone = async (key: string, metric: string, days: object, fields: string): Promise<unknown> =>
    (await api.ask<{ total: { value: unknown }[] }>(`query($input: TotalInput!) { total(input: $input) { value { ${fields} } } }`, { input: { dataset: 'aftermath', metrics: [metric], range: days, filters: [{ dimension: 'region', values: [key] }] } })).data?.total[0]?.value;
  // Closings of two years, so that the half year after them has passed for many.
  for (const { member, repeats } of types) expect([member.key, repeats]).toEqual([member.key, await alone(member.key, 'repeat_dispute_rate', { from: '2024-04-01', to: '2026-03-31' }, 'numerator denominator value')]);
  for (const { member, time } of stuck?.rows ?? []) expect([member.key, time]).toEqual([member.key, await alone(member.key, 'time_to_resolution', range, 'n value p75')]);
  expect([types.length, stuck?.rows.length ?? 0].every((n) => n > 0)).toBe(true);
  const { errors } = await api.ask(ISSUES, { input: { ...AFTERMATH, repeats: 'intake' } });
  expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from './api.js';
import { MadeCases } from './made-cases.js';

interface Finding { what: string; tone: string; words: { zh: string; en: string } }
interface Value { value: number | null; n: number; numerator: number; denominator: number; reliability: string }
interface Change {
  before: Value; after: Value; change: number | null; changeLow: number | null; changeHigh: number | null; standardisedBefore: number | null; standardisedAfter: number | null; mix: number | null; level: number | null; residual: number | null; memberCount: number; folded: number; findings: Finding[];
  rows: { member: { key: string; isOther: boolean }; before: Value; after: Value; mix: number; level: number }[];
}
interface Point { member: { key: string }; value: Value; rate: number | null; expected: number | null; ratio: number | null; position: string; shrunk: number | null; shrunkSd: number | null }
interface Plot { rankability: { share: number; tau: number; people: number; inseparable: { from: number; to: number }[] } | null; total: Value; unnamed: Value | null; phi: number; tau2: number; judged: number; chance: number; findings: Finding[]; points: Point[]; limits: Record<'n' | 'low95' | 'high95' | 'low998' | 'high998', number>[] }
interface Limits { n: number; l998: number; l95: number; u95: number; u998: number }
interface Fixtures {
  rate_decomposition: { w0: number[]; r0: number[]; w1: number[]; r1: number[]; rate0: number; rate1: number; mix: number; level: number };
  simpson: { n: [number, number][]; x: [number, number][]; raw: number[]; E: number[]; OE: number[] };
  beta_binomial_fit: { x: number[]; n: number[]; ids: string[] };
  funnel_overdispersion: { target: number; phi: number; tau2: number; limits: Limits[] };
  'funnel_theta_0.75': { n: number; exact: Omit<Limits, 'n'> }[];
}

const VALUE = 'value n numerator denominator reliability';
const CHANGE = `query($input: RateChangeInput!) { rateChange(input: $input) { standardisedBefore standardisedAfter change changeLow changeHigh mix level residual memberCount folded findings { what tone words { zh en } } before { ${VALUE} } after { ${VALUE} } rows { mix level member { key isOther } before { ${VALUE} } after { ${VALUE} } } } }`;
const PLOT = `query($input: FunnelPlotInput!) { funnelPlot(input: $input) { phi tau2 judged chance findings { what tone words { zh en } } total { ${VALUE} } unnamed { ${VALUE} } rankability { share tau people inseparable { from to } } points { rate expected ratio position shrunk shrunkSd member { key } value { ${VALUE} } } limits { n low95 high95 low998 high998 } } }`;
const MEMBER = `query($input: FunnelPlotInput!, $member: String!) { funnelMember(input: $input, member: $member) { overlap point { position member { key } } strata { n observed expected path { key } } } }`;
const [JANUARY, FEBRUARY] = [{ from: '2025-01-01', to: '2025-01-31' }, { from: '2025-02-01', to: '2025-02-28' }];

let made: MadeCases;
let api: Api;
let fixtures: Fixtures;
const cases = (...row: Parameters<MadeCases['rows']>): string[] => made.rows(...row);
const load = (...[dataset, rows]: Parameters<MadeCases['load']>): Promise<void> => made.load(dataset, rows);
const ask = <Data>(query: string, input: object): Promise<Data> => made.ask<Data>(query, input);
const near = (x: number) => expect.closeTo(x, 5) as number;
const drawn = ({ n, l998, l95, u95, u998 }: Limits) => ({ n, low95: near(l95), high95: near(u95), low998: near(l998), high998: near(u998) });

beforeAll(async () => {
  made = await MadeCases.start();
  ({ api } = made);
  fixtures = JSON.parse(await readFile(join(__dirname, '../fixtures/stats.json'), 'utf8')) as Fixtures;
  const { w0, r0, w1, r1 } = fixtures.rate_decomposition;
  const of = (month: string, w: readonly number[], r: readonly number[]) => w.flatMap((share, i) => cases(month, 1000 * share * (r[i] ?? 0), 1000 * share, ['B04', 'B03'][i] ?? ''));
  await load('change', [...of('2025-01', w0, r0), ...of('2025-02', w1, r1)]);
  // B03 keeps its rate and its share; B02 comes in; B01 has too few in January, B06 in both months.
  await load('folded', [
    ...cases('2025-01', 60, 100, 'B03'), ...cases('2025-01', 12, 20, 'B01'), ...cases('2025-01', 2, 4, 'B06'),
    ...cases('2025-02', 60, 100, 'B03'), ...cases('2025-02', 30, 40, 'B02'), ...cases('2025-02', 10, 50, 'B01'), ...cases('2025-02', 4, 6, 'B06'),
  ]);
  const { n, x } = fixtures.simpson;
  await load('simpson', ['hard', 'easy'].flatMap((complexity, stratum) => ['A', 'B'].flatMap((organisation, i) => cases('2025-01', x[i]?.[stratum] ?? 0, n[i]?.[stratum] ?? 0, '', organisation, complexity))));
  const { beta_binomial_fit: fit } = fixtures;
  await load('spread', [...fit.ids.flatMap((id, i) => cases('2025-01', fit.x[i] ?? 0, fit.n[i] ?? 0, '', '', '', id)), ...cases('2025-01', 1, 40)]);
  await load('even', [...cases('2025-01', 15, 20, '', 'A'), ...cases('2025-01', 375, 500, '', 'B')]);
}, 120_000);
afterAll(() => made.close());

describe('why a share changed', () => {
  const input = { metric: 'settlement_rate', dimension: 'business', before: JANUARY, range: FEBRUARY };

  it('is told apart from what the data know in part only', async () => {
    // The cases begin in January: two months before February are one.
    const { findings: [first, ...more], ...told } = await ask<Change>(CHANGE, { ...input, dataset: 'change', before: { from: '2024-12-01', to: '2025-01-31' } });
    expect(first?.words.zh).toMatch(/相差 −7\.4 个百分点，但数据自2025年1月\d+日起才有，前一期只含其中一部分，两期不能比较。$/u);
    expect(first?.words.en).toMatch(/but the data begin on \d+ Jan 2025 and hold only a part of the earlier period: the two cannot be compared\.$/u);
    // What cannot be compared is not split either.
    expect(more).toEqual([]);
    expect(told).toMatchObject({ change: expect.closeTo(-0.074, 3) as number, mix: null, level: null, residual: null, standardisedBefore: null, memberCount: 0, rows: [] });
  });

  it('is mix and level as worked out by hand: no type got worse, and the share fell', async () => {
    const { rate0, rate1, mix, level } = fixtures.rate_decomposition;
    const change = await ask<Change>(CHANGE, { ...input, dataset: 'change' });
    expect(change).toMatchObject({ before: { value: near(rate0), n: 1000 }, after: { value: near(rate1), n: 1000 }, change: near(rate1 - rate0), mix: near(mix), level: near(level), memberCount: 2, folded: 0 });
    expect(change.residual).toBeCloseTo(0, 12);
    // Under the mean mix, .35 easy at .9 and .65 hard at .6, then .62; apart by the level.
    expect([change.standardisedBefore, change.standardisedAfter]).toEqual([near(0.705), near(0.718)]);
    // Newcombe by hand: Wilson of 676 of 1,000 and of 750 of 1,000.
    expect([change.changeLow, change.changeHigh]).toEqual([near(-0.113321), near(-0.034368)]);
    expect(change.findings.map(({ words }) => words.zh).join('')).toBe(
      '调解成功率（实质口径）：2025年2月 67.6%（95% 区间 64.6–70.4%、676/1,000）；2025年1月 75.0%（95% 区间 72.2–77.6%、750/1,000）。相差 −7.4 个百分点（95% 区间 −11.3 个百分点至 −3.4 个百分点），超出抽样波动。' +
      '按业务类别拆分：结构效应 −8.7 个百分点（各类案件占比不同），水平效应 +1.3 个百分点（同类案件比率不同），残差 0.0 个百分点。结构标准化后（以两期业务类别占比的平均为标准构成）由 70.5% 到 71.8%。份额最大的一项是“信用卡”：结构 −5.6 个百分点，水平 0.0 个百分点；占比由 50.0% 到 20.0%。',
    );
    // Against the mean of both shares, .713: harder cases grew by .3 at .61, and their own share rose by .02 at a weight of .65.
    expect(change.rows.map(({ member, ...effects }) => [member.key, effects.mix, effects.level])).toEqual([['B03', near(-0.3 * (0.9 - 0.713)), near(0)], ['B04', near(0.3 * (0.61 - 0.713)), near(0.02 * 0.65)]]);
  });

  it('puts types with too few cases together, by their own effects, and loses nothing', async () => {
    const change = await ask<Change>(CHANGE, { ...input, dataset: 'folded' });
    expect(change.rows.map(({ member }) => [member.key, member.isOther])).toEqual([['B02', false], ['B03', false], ['', true]]);
    expect(change.rows.at(-1)).toMatchObject({ before: { numerator: 14, denominator: 24 }, after: { numerator: 14, denominator: 56 } });
    expect(change.rows.map((row) => row.before.n).reduce((a, b) => a + b)).toBe(change.before.n);
    for (const effect of ['mix', 'level'] as const) expect(change.rows.map((row) => row[effect]).reduce((a, b) => a + b)).toBeCloseTo(change[effect] ?? NaN, 12);
    expect((change.mix ?? NaN) + (change.level ?? NaN)).toBeCloseTo(104 / 196 - 74 / 124 - (change.residual ?? NaN), 12);
    // What came new has no level of its own.
    expect(change.rows[0]).toMatchObject({ level: 0, before: { value: null, reliability: 'none' } });
    const fewer = await ask<Change>(CHANGE, { ...input, dataset: 'folded', top: 1 });
    expect([fewer.mix, fewer.level, fewer.rows.length, fewer.folded]).toEqual([change.mix, change.level, 2, 3]);
  });

  it('does not call a change news while outcomes are still to come', async () => {
    const rows = (month: string, settled: number, open: number) => [...cases(month, settled, 100, 'B03'), ...Array.from({ length: open }, (_, i) => `O${month}-${String(i)},${month}-01,,,B03,,,`)];
    await load('open', [...rows('2025-01', 60, 0), ...rows('2025-02', 60, 100)]);
    const { findings } = await ask<Change>(CHANGE, { ...input, metric: 'settlement_rate_cohort', dataset: 'open' });
    expect(findings[0]?.words.en).toContain('60/200, not mature, 50.0% have an outcome); Jan 2025 60.0%');
    expect(findings[0]?.words.en).toContain('The difference is −30.0 percentage points, but outcomes are still to come');
  });

  it('is not told of fewer than ten cases', async () => {
    const change = await ask<Change>(CHANGE, { ...input, dataset: 'folded', filters: [{ dimension: 'business', values: ['B06'] }] });
    expect(change).toMatchObject({ change: null, mix: null, level: null, residual: null, rows: [], before: { numerator: 2, denominator: 4, value: null } });
  });
});

describe('the funnel plot', () => {
  const input = { metric: 'settlement_rate', range: JANUARY };

  it('has the limits of the reference where members differ more than by chance, and leaves out cases that name nobody', async () => {
    const { target, phi, tau2, limits } = fixtures.funnel_overdispersion;
    const plot = await ask<Plot>(PLOT, { ...input, dataset: 'spread', dimension: 'mediator' });
    expect(plot).toMatchObject({ total: { value: near(target), n: 688 }, unnamed: { numerator: 1, denominator: 40 }, phi: near(phi), tau2: near(tau2), judged: 6, chance: near(6 * 0.002) });
    expect(plot.limits.at(-1)).toEqual(drawn(limits[2] as Limits));
    expect(plot.limits[0]?.n).toBe(15);
    expect(plot.findings.map(({ what, tone }) => [what, tone])).toEqual([['places', 'normal'], ['spread', 'normal'], ['adjust_first', 'normal'], ['rankability', 'normal'], ['unnamed', 'normal']]);
    expect(plot.findings[0]?.words.en).toBe('Mediator: 8, of which 6 have 30 cases or more and are judged; all lie within the 99.8% limits: none stands apart from the others.');
    // Below ten cases there is no share, below thirty no judgement; order is by name.
    expect(plot.points.map(({ member, rate, position }) => [member.key, rate, position])).toEqual([
      ['M01', 0.8, 'within'], ['M02', 1, 'not_judged'], ['M03', 0.75, 'within'], ['M04', 0.55, 'within'], ['M05', null, 'not_judged'], ['M06', 0.8, 'within'], ['M07', near(98 / 150), 'within'], ['M08', near(38 / 45), 'within'],
    ]);
  });

  it('says how far members can be told apart, as a calculation in Python does', async () => {
    const plot = await ask<Plot>(PLOT, { ...input, dataset: 'spread', dimension: 'mediator' });
    // DerSimonian–Laird over the six with thirty cases; tied places by Φ of their difference.
    expect(plot.rankability).toEqual({ share: near(0.7793252047304863), tau: near(0.08187448145855401), people: 6, inseparable: [{ from: 1, to: 3 }, { from: 3, to: 4 }] });
    expect(plot.points.filter(({ shrunk }) => shrunk !== null).map(({ member, shrunk, shrunkSd }) => [member.key, shrunk, shrunkSd])).toEqual([
      ['M01', near(0.0531003898), near(0.0361832289)], ['M03', near(0.0139560155), near(0.0291908268)], ['M04', near(-0.1238785597), near(0.0468039612)],
      ['M06', near(0.0498547326), near(0.0404837775)], ['M07', near(-0.0675602664), near(0.033014482)], ['M08', near(0.0670416912), near(0.0513215701)],
    ]);
    expect(plot.findings.find(({ what }) => what === 'rankability')?.words.zh).toBe('能否排名：彼此的差别中 77.9% 不是偶然；数据分不开的名次：第 1–3 位、第 3–4 位。');
  });

  it('has exact limits where they do not', async () => {
    const exact = fixtures['funnel_theta_0.75'];
    const plot = await ask<Plot>(PLOT, { ...input, dataset: 'even', dimension: 'organisation' });
    expect(plot).toMatchObject({ total: { value: 0.75 }, tau2: 0, unnamed: null });
    for (const n of [20, 500]) expect(plot.limits.find((one) => one.n === n)).toEqual(drawn({ n, ...(exact.find((one) => one.n === n)?.exact as Omit<Limits, 'n'>) }));
  });

  it('turns round what raw shares say where one side has the harder cases', async () => {
    const { raw, E, OE } = fixtures.simpson;
    const of = (points: readonly Point[], field: 'rate' | 'expected' | 'ratio') => points.map((point) => point[field]);
    const plain = await ask<Plot>(PLOT, { ...input, dataset: 'simpson', dimension: 'organisation' });
    expect([of(plain.points, 'rate'), of(plain.points, 'ratio')]).toEqual([raw.map(near), [null, null]]);
    const adjusted = await ask<Plot>(PLOT, { ...input, dataset: 'simpson', dimension: 'organisation', standardisedBy: 'complexity' });
    expect([of(adjusted.points, 'expected'), of(adjusted.points, 'ratio')]).toEqual([E.map(near), OE.map(near)]);
    expect(of(adjusted.points, 'rate')).toEqual(OE.map((ratio) => near(ratio * 0.72)));
    // Each has its cases where the other has ten: they cannot be held against one another.
    expect(adjusted.points.map(({ position }) => position)).toEqual(['not_judged', 'not_judged']);
  });

  it('shows one member by the kinds of case it has, whose figures add up', async () => {
    const { E } = fixtures.simpson;
    const { data } = await api.ask<{ funnelMember: { overlap: number; point: Point; strata: { n: number; observed: number; expected: number; path: { key: string }[] }[] } | null }>(MEMBER, {
      input: { ...input, dataset: 'simpson', dimension: 'organisation', standardisedBy: ['complexity'] }, member: 'A',
    });
    expect(data?.funnelMember?.strata.map(({ path, n, observed }) => [path[0]?.key, n, observed])).toEqual([['hard', 90, 54], ['easy', 10, 9]]);
    expect(data?.funnelMember?.strata.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(E[0] ?? NaN, 5);
    // Ten peers in the hard cases are too few; ninety in the easy ones are not.
    expect(data?.funnelMember?.overlap).toBeCloseTo(0.1, 12);
    expect((await api.ask(MEMBER, { input: { ...input, dataset: 'simpson', dimension: 'organisation' }, member: 'nobody' })).data).toEqual({ funnelMember: null });
  });

  it('says nothing of no cases', async () => {
    expect(await ask<Plot>(PLOT, { ...input, dataset: 'even', dimension: 'organisation', range: { from: '2024-01-01', to: '2024-01-31' } })).toMatchObject({ points: [], limits: [], judged: 0, total: { value: null, n: 0 } });
  });
});

it.each([
  ['rateChange', CHANGE, { metric: 'intake', dimension: 'business', before: JANUARY }, 'is not a share of cases'],
  ['rateChange', CHANGE, { metric: 'settlement_rate', dimension: 'age_band', before: JANUARY }, 'splits a stock only'],
  ['rateChange', CHANGE, { metric: 'settlement_rate', dimension: 'business', before: JANUARY, top: 51 }, 'top must be between'],
  ['funnelPlot', PLOT, { metric: 'time_to_resolution', dimension: 'business' }, 'is not a share of cases'],
  ['funnelPlot', PLOT, { metric: 'settlement_rate', dimension: 'business', standardisedBy: 'business' }, 'cannot be adjusted for themselves'],
])('%s refuses what cannot be asked: %#', async (_, query, input, message) => {
  const { errors } = await api.ask(query, { input: { dataset: 'even', range: FEBRUARY, ...input } });
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' }, message: expect.stringContaining(message) as string });
});

it('compares within the scope of whoever asks', async () => {
  api.viewer = { id: 'b', scope: [{ dimension: 'organisation', values: ['B'] }] };
  const plot = await ask<Plot>(PLOT, { metric: 'settlement_rate', range: JANUARY, dataset: 'even', dimension: 'organisation' });
  api.viewer = { id: 'local', scope: 'all' };
  expect(plot.points.map(({ member }) => member.key)).toEqual(['B']);
});

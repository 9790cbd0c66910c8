import type { DimensionDefinition } from '../../catalogue/catalogue.js';
import type { MetricId } from '../../graphql/gen/graphql.js';
import { metric, value } from '../../measure/samples.js';
import { wordingOf } from '../../text/wording.js';
import { chain, holdersOf, kindsOfCase, monthsBefore, STEPS, volumesOf } from './choices.js';
import { labelSides } from './members/label-places.js';
import { preparePlot, plotTable } from './members/plot.js';
import type { Plot, PlotHeads } from './members/plot.js';
import { variablesOf } from './question.js';
import type { Choices } from './question.js';
import { dotsOf } from './rates/dots.js';
import { funnelOf } from './steps/steps.js';
import { stockMonths } from './stock/ages.js';
import { bandLines, bandsTable, olderThan90 } from './stock/bands.js';
import { drawnSteps, endingBands, horizonOf } from './time/curves.js';
import type { Survival } from './time/curves.js';
import { waterfallOf } from './change/waterfall.js';
import type { RateChange } from './change/waterfall.js';

const wording = wordingOf('en');
const words = (en: string) => ({ en, zh: en });
const member = (key: string, isOther = false) => ({ key, label: words(key || 'Other'), isOther });

it('tells every band of age by all days and by active days, with no share of a stock under ten', () => {
  const stock = (counts: Record<string, number>) => ({ total: { n: Object.values(counts).reduce((a, b) => a + b), dataVersion: 1, definitionVersion: 1 }, rows: Object.entries(counts).map(([key, n]) => ({ member: { key }, value: { n } })) });
  const lines = bandLines(stock({ '181+': 2, '91-180': 3, '0-7': 5 }), stock({ '0-7': 6, '31-60': 3 }));
  expect(lines.map(({ key, all, allShare, active, activeShare }) => [key, all, allShare, active, activeShare])).toEqual([['0-7', 5, 0.5, 6, null], ['31-60', 0, 0, 3, null], ['91-180', 3, 0.3, 0, null], ['181+', 2, 0.2, 0, null]]);
  expect(olderThan90(lines)).toEqual({ all: 5, active: 0 });
  expect(bandsTable(lines, { band: 'Age', all: 'All', active: 'Active', days: (key) => `${key} days` }, wording).rows[0]).toEqual(['0-7 days', '5（50.0%）', '6']);
});

describe('what is asked', () => {
  const base = { dataset: 'd', filters: [], range: { from: '2026-01-01', to: '2026-03-31' } };
  const choices: Choices = { rate: 'settlement_rate', changed: 'settlement_rate', changedBy: 'business', versus: 'previous', split: 'business', plotted: 'settlement_rate', adjustedBy: 'organisation', firm: 'organisation', place: 'branch', volume: 'intake_per_branches', volumeBy: 'region' };
  const asked = (metrics: readonly MetricId[], change: Partial<Choices> = {}) => variablesOf(base, { from: '2026-01', to: '2026-03' }, { metrics: [...metrics], dimensions: ['age_band', 'active_age_band'] }, { ...choices, ...change });

  it('leaves out what a source of closed cases cannot tell', () => {
    const closed = asked(['settlement_rate', 'settlement_rate_all', 'closings'], { firm: null });
    expect([closed.withSurvival, closed.withAges, closed.withSteps, closed.withFirms, closed.withPlaces, closed.withChange, closed.withBands, closed.withKept]).toEqual([false, false, false, false, true, true, false, false]);
    expect(closed.rates.metrics).toEqual(['settlement_rate', 'settlement_rate_all']);
    expect(closed.trends.metrics).toEqual(['settlement_rate']);
  });

  it('asks for bands of active days where a dataset has them, and for first defaults where it tells them', () => {
    const { withBands, withKept } = asked(['pending', 'settlement_rate', 'time_to_first_default']);
    expect([withBands, withKept, asked(['settlement_rate']).withBands]).toEqual([true, true, false]);
  });

  it('asks for the one share a source without closing dates can tell', () => {
    const { rates, trends } = asked(['intake', 'settlement_rate_cohort'], { rate: 'settlement_rate_cohort' });
    expect([rates.metrics, trends.metrics]).toEqual([['settlement_rate_cohort'], ['settlement_rate_cohort']]);
  });

  it('compares with as many months before, or with the year before, and adjusts nobody for themselves', () => {
    const { change, firms, places } = asked(['settlement_rate']);
    expect(change.before).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(asked(['settlement_rate'], { versus: 'year' }).change.before).toEqual({ from: '2025-01-01', to: '2025-03-31' });
    expect([firms.standardisedBy, places.standardisedBy]).toEqual([[], ['organisation']]);
    expect(monthsBefore({ from: '2026-01', to: '2026-01' }, 'previous')).toEqual({ from: '2025-12', to: '2025-12' });
  });

  it('offers normalised volumes by whom their denominator knows, and asks for none where a dataset has none', () => {
    const perBranch = metric('rate', 'times', { id: 'intake_per_branches', splits: ['region', 'institution', 'business'] });
    const dimensions = ['business', 'organisation', 'region', 'institution'].map((id): DimensionDefinition => ({ id: id as DimensionDefinition['id'], label: words(id), snapshotOnly: false, namesPeople: false }));
    const perMonth = metric('rate', 'times', { id: 'closings_per_fte', splits: ['organisation'] });
    expect(volumesOf([metric('ratio', 'percent'), perMonth, perBranch])).toEqual([perBranch, perMonth]);
    expect([holdersOf(perBranch, dimensions).map(({ id }) => id), holdersOf(undefined, dimensions)]).toEqual([['institution', 'region'], []]);
    expect([asked(['intake_per_branches']).withVolumes, asked(['intake'], { volume: null, volumeBy: null }).withVolumes]).toEqual([true, false]);
  });

  it('ends a funnel where a step is not known', () => {
    expect(chain(STEPS, ['funnel_attempted', 'funnel_reached', 'funnel_heard', 'funnel_settled'])).toEqual(['funnel_attempted', 'funnel_reached']);
    expect(chain(STEPS, ['funnel_reached'])).toEqual([]);
  });

  it('offers the most telling kinds of case first, and never the outcome itself', () => {
    const dimensions = ['outcome', 'region', 'business'].map((id): DimensionDefinition => ({ id: id as DimensionDefinition['id'], label: words(id), snapshotOnly: false, namesPeople: false }));
    expect(kindsOfCase(dimensions).map(({ id }) => id)).toEqual(['business', 'region']);
  });
});

describe('dots of shares', () => {
  const definitions = new Map([['settlement_rate', metric('ratio', 'percent')], ['reopen_rate', metric('ratio', 'percent', { id: 'reopen_rate' })]] as const);
  const of = (id: MetricId, given: Parameters<typeof value>[0]) => ({ metric: id, total: value(given), control: null });

  it('have one axis that holds every interval, and none below ten cases', () => {
    const { lines, axis } = dotsOf(['settlement_rate', 'reopen_rate'], [
      of('settlement_rate', { value: 0.7, ciLow: 0.66, ciHigh: 0.74, n: 400, numerator: 280, denominator: 400 }),
      of('reopen_rate', { value: null, n: 6, numerator: 1, denominator: 6, reliability: 'counts' }),
    ], definitions, wording);
    expect(lines.map((line) => [line.id, line.value, line.interval.value, line.weak])).toEqual([['settlement_rate', '70.0%', 0.7, false], ['reopen_rate', '1/6', null, true]]);
    expect(axis.min).toBeLessThanOrEqual(0.66);
    expect(axis.max).toBeGreaterThanOrEqual(0.74);
    expect(axis.cut).toBe(true);
  });
});

describe('the waterfall', () => {
  const share = (numerator: number, n: number) => value({ numerator, denominator: n, n, value: numerator / n, ciLow: numerator / n - 0.02, ciHigh: numerator / n + 0.02 });
  const change: RateChange = {
    metric: 'settlement_rate', dimension: 'business', memberCount: 2, folded: 1, change: -0.074, changeLow: -0.11, changeHigh: -0.03, mix: -0.087, level: 0.013, residual: 0, standardisedBefore: 0.705, standardisedAfter: 0.718, before: share(750, 1000), after: share(676, 1000), findings: [],
    rows: [{ mix: -0.056, level: 0, member: member('B03'), before: share(450, 500), after: share(180, 200) }, { mix: -0.031, level: 0.013, member: member('', true), before: share(300, 500), after: share(496, 800) }],
  };

  it('steps from the share before over mix and level to the share after', () => {
    const drawn = waterfallOf(change, (n) => `${String(n)} others`, wording);
    const at = (place: number | null | undefined) => (drawn?.axis.min ?? 0) + (place ?? NaN) * ((drawn?.axis.max ?? 1) - (drawn?.axis.min ?? 0));
    expect(drawn?.falls.map(({ id, text }) => [id, text])).toEqual([['before', '75.0%'], ['mix', '−8.7'], ['level', '+1.3'], ['after', '67.6%']]);
    const [before, mix, level, after] = drawn?.falls ?? [];
    expect([at(before?.dot), at(mix?.from), at(mix?.to), at(level?.from), at(level?.to), at(after?.dot)].map((x) => Math.round(x * 1000))).toEqual([750, 750, 663, 663, 676, 676]);
    expect(drawn?.effects.map(({ label, weights, rates }) => [label, weights, rates])).toEqual([['B03', '50.0% → 20.0%', '90.0% → 90.0%'], ['1 others', '50.0% → 80.0%', '60.0% → 62.0%']]);
  });

  it('is none where the change is not told', () => {
    expect(waterfallOf({ ...change, mix: null }, String, wording)).toBeNull();
  });
});

describe('curves', () => {
  const steps = [[3, 90, 0.9], [5, 80, 0.6], [9, 50, 0.3], [20, 12, 0.04], [60, 4, 0.01]].map(([day = 0, atRisk = 0, survival = 0]) => ({ day, atRisk, survival, low: survival - 0.01, high: survival + 0.01 }));
  const total = { value: value({ n: 100, value: 9 }), curve: steps, shares: [], endings: [] } as unknown as Survival['total'];

  it('are drawn until hardly any are left, from day 0', () => {
    expect(horizonOf(total)).toBe(20);
    expect(drawnSteps(steps, 100, 20).map(({ day, survival }) => [day, survival])).toEqual([[0, 1], [3, 0.9], [5, 0.6], [9, 0.3], [20, 0.04]]);
    expect(horizonOf({ ...total, value: value({ n: 15 }) })).toBe(60);
  });

  it('read endings out on an even grid', () => {
    const endings = [{ cases: 5, ending: member('S'), shares: [], points: [{ day: 2, incidence: 0.2 }, { day: 4, incidence: 0.5 }] }] as unknown as Survival['total']['endings'];
    expect(endingBands(endings, 5, wording)).toEqual({ days: [0, 1, 2, 3, 4, 5], bands: [{ key: 'S', label: 'S', shares: [0, 0, 0.2, 0.2, 0.5, 0.5] }] });
    expect(endingBands(endings, 400, wording, 100).days).toHaveLength(101);
  });
});

it('makes bands of ages from what is older than each', () => {
  const ids = ['pending', 'pending_over_30', 'pending_over_60', 'pending_over_90', 'pending_over_180'] as const;
  const series = ids.map((id, i) => ({ metric: id, total: value({}), points: [{ complete: true, from: '2026-01-01', to: '2026-01-31', value: { numerator: null, denominator: null, n: 0, value: [100, 60, 30, 10, 4][i] ?? 0 } }] }));
  const months = stockMonths(series, ids);
  expect(months).toEqual([{ from: '2026-01-01', to: '2026-01-31', complete: true, total: 100, bands: [40, 30, 20, 6, 4] }]);
  expect(stockMonths(series.slice(1), ids)).toEqual([]);
});

it('names who went no further, those without an outcome last', () => {
  const definitions = new Map((['funnel_attempted', 'funnel_reached'] as const).map((id) => [id, metric('ratio', 'percent', { id, numeratorLabel: words(id) })]));
  const step = (id: MetricId, numerator: number, denominator: number, maturity = 1) => ({ metric: id, total: value({ numerator, denominator, n: denominator, value: numerator / denominator, ciLow: 0.1, ciHigh: 0.9, maturity }) });
  const lost = (key: string, numerator: number, denominator: number) => ({ ...step('funnel_reached', numerator, denominator), member: member(key) });
  const funnel = funnelOf(['funnel_attempted', 'funnel_reached'], [step('funnel_attempted', 100, 120), step('funnel_reached', 60, 100, 0.9)], [lost('', 0, 15), lost('T1', 0, 20), lost('S2', 60, 60), lost('U1', 0, 5)], definitions, wording);
  expect(funnel?.start).toBe(120);
  expect(funnel?.steps[1]).toMatchObject({ n: 60, of: 100, share: 0.5, lost: 40, waiting: 10, losses: [{ key: 'T1', n: 20 }, { key: 'U1', n: 5 }, { key: '', n: 15 }] });
  expect(funnelOf(['funnel_attempted', 'funnel_reached'], [step('funnel_attempted', 100, 120)], [], definitions, wording)).toBeNull();
});

describe('a funnel plot', () => {
  const point = (key: string, n: number, rate: number | null, position: Plot['points'][number]['position']) => ({ expected: null, ratio: null, height: rate, size: n, shrunk: null, shrunkSd: null, rate, position, member: member(key), value: value({ n, numerator: Math.round((rate ?? 0) * n), denominator: n, value: rate, reliability: rate === null ? 'counts' : 'full' }) });
  const plot: Plot = {
    metric: 'settlement_rate', dimension: 'branch', scale: 'share', standardisedBy: [], phi: 1, tau2: 0, judged: 2, chance: 0.004, findings: [], total: value({ value: 0.7, n: 1000 }),
    points: [point('Zeta', 900, 0.72, 'within'), point('Alpha', 90, 0.5, 'below_998'), point('Mid', 8, null, 'not_judged')], limits: [{ n: 90, low95: 0.6, high95: 0.79, low998: 0.54, high998: 0.83 }, { n: 900, low95: 0.67, high95: 0.73, low998: 0.65, high998: 0.75 }],
  };

  it('draws no share below ten cases, and lists all by name', () => {
    expect(preparePlot(plot).points.map(({ member: { key } }) => key)).toEqual(['Zeta', 'Alpha']);
    expect(preparePlot(plot).isLog).toBe(false);
    const heads: PlotHeads = { name: 'Branch', rate: 'Rate', adjusted: '', expected: '', ratio: '', place: 'Place', places: (position) => position };
    const { rows, columns } = plotTable(plot, metric('ratio', 'percent'), heads, wording);
    expect(rows.map(([name = '', , , , place = '']) => [name, place])).toEqual([['Alpha', 'below_998'], ['Mid', 'not_judged'], ['Zeta', 'within']]);
    expect(columns).toHaveLength(5);
  });
});

it('names of a funnel plot cover neither one another nor a point: they go to another side, or are left out', () => {
  const at = (x: number, y: number) => ({ x, y, width: 60, height: 14 });
  expect(labelSides([at(100, 100), at(300, 100)], { width: 500, height: 300 })).toEqual(['top', 'top']);
  expect(labelSides([at(100, 100), at(120, 100)], { width: 500, height: 300 })).toEqual(['top', 'bottom']);
  expect(labelSides([at(10, 100)], { width: 500, height: 300 })).toEqual(['right']);
  expect(labelSides([at(30, 10), at(40, 10), at(50, 10)], { width: 60, height: 20 })).toEqual([null, null, null]);
});

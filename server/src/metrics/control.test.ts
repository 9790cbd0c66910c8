import { metricById, partsOf, type MetricId } from '@concord/sql';
import { controlFinding } from '../narrative/control-sentence.js';
import { controlOf, type ControlContext, type Measured, type Reset, type Target } from './control.js';
import { valueOf } from './value.js';

const STAMP = { asOf: '2026-12-31', dataVersion: 1 };
/** Series A of the literature's worked examples, mean 73.33333, limits 66.56242 and 80.10424. */
const A = [72, 75, 71, 74, 73, 76, 72, 74, 75, 73, 71, 74];
const NOTHING: ControlContext = { resets: [], targets: [], targetOn: '2026-12-31', since: '2024-01-01', enteredUntil: '2026-12-31', workdays: () => undefined };
const WORDS = { zh: '理由', en: 'reason' };
const target = (value: number | null, lower: number | null = null, upper: number | null = null, validFrom = '2024-01-01', validTo: string | null = null): Target => ({ value, lower, upper, validFrom, validTo });
const reset = (on: string, why: Reset['why'] = 'definition_break', frozenUntil: string | null = null): Reset => ({ on, why, text: WORDS, frozenUntil });

const monthAt = (i: number): string => `${String(2024 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`;
const month = (i: number, value: Measured['value'], complete = true): Measured => ({ from: `${monthAt(i)}-01`, to: `${monthAt(i)}-28`, complete, value });
const levels = (counts: readonly number[]): Measured[] => counts.map((n, i) => month(i, valueOf(metricById('pending'), { kind: 'level', n }, STAMP)));
const counts = (all: readonly number[]): Measured[] => all.map((n, i) => month(i, valueOf(metricById('intake'), { kind: 'count', n }, STAMP)));
const rates = (all: readonly (readonly [number, number])[]): Measured[] => all.map(([numerator, n], i) => month(i, valueOf(metricById('settlement_rate'), { kind: 'ratio', n, numerator, cohort: n, mature: n }, STAMP)));
const chartOf = (id: MetricId, months: readonly Measured[], context: Partial<ControlContext> = {}) => controlOf(metricById(id), months, { ...NOTHING, ...context });

it('draws the limits of the literature and calls the month outside of them', () => {
  const { points, chart } = chartOf('pending', levels([...A.slice(0, 11), 88]));
  const last = points.get('2024-12-01');
  expect(last?.centre).toBeCloseTo(74.5, 5);
  expect([last?.lower, last?.upper]).toEqual([expect.closeTo(64.34364, 4), expect.closeTo(84.65636, 4)]);
  expect(last).toMatchObject({ rule: 'astronomical', variation: 'concern_high' });
  expect(chart).toMatchObject({ variation: 'concern_high', latest: '2024-12-01', chart: 'xmr', phases: [{ from: '2024-01-01', trust: 'provisional', why: 'first' }] });
  expect(chartOf('pending', levels(A)).chart.variation).toBe('common_cause');
});

it('has no limits and no verdict on fewer than twelve months', () => {
  const { points, chart } = chartOf('pending', levels(A.slice(0, 11)), { targets: [target(100)] });
  expect(points.size).toBe(0);
  expect(chart).toMatchObject({ variation: null, assurance: null, phases: [{ trust: 'too_few' }] });
});

it('takes neither the time before the data, nor incomplete or immature months, for process', () => {
  const young = valueOf(metricById('settlement_rate'), { kind: 'ratio', n: 100, numerator: 10, cohort: 100, mature: 40 }, STAMP);
  const months = [...levels([0, 0, ...A]), month(14, valueOf(metricById('pending'), { kind: 'level', n: 3 }, STAMP), false)];
  const { points, chart } = chartOf('pending', months);
  expect(points.size).toBe(12);
  expect(chart.latest).toBe('2025-02-01');
  expect(points.get('2025-02-01')?.centre).toBeCloseTo(73.33333, 4);
  expect(chartOf('settlement_rate', [...rates(A.map((x) => [x, 100])), month(12, young)]).chart.latest).toBe('2024-12-01');
});

it('begins anew with the month in which the definition changed', () => {
  const { points, chart } = chartOf('pending', levels([...A, ...A.map((x) => x + 100)]), { resets: [reset('2025-01-15')] });
  expect(chart.phases).toMatchObject([{ from: '2024-01-01', trust: 'provisional', why: 'first', text: null }, { from: '2025-01-01', trust: 'provisional', why: 'definition_break', startsOn: '2025-01-15', text: WORDS }]);
  expect([points.get('2024-12-01')?.centre, points.get('2025-01-01')?.centre]).toEqual([expect.closeTo(73.33333, 4), expect.closeTo(173.33333, 4)]);
  expect(chart.variation).toBe('common_cause');
});

it('judges counts by the working day, so that a short month is no news', () => {
  const days = A.map((_, i) => (i === 11 ? 12 : 22));
  const months = counts(A.map((x, i) => x * (days[i] ?? 0)));
  const workdays: ControlContext['workdays'] = ({ from }) => days[Number(from.slice(5, 7)) - 1];
  const { points, chart } = chartOf('intake', months, { workdays });
  expect(chart).toMatchObject({ perWorkday: true, variation: 'common_cause' });
  expect(points.get('2024-12-01')?.upper).toBeCloseTo(80.10424 * 12, 2);
  expect(chartOf('intake', months)).toMatchObject({ chart: { perWorkday: false, variation: 'neutral_low' } });
});

it('gives each month limits of its own where sizes differ much', () => {
  const { points, chart } = chartOf('settlement_rate', rates(A.map((_, i) => (i % 2 === 0 ? [80, 100] : [720, 1_000]))));
  expect(chart.chart).toBe('p');
  const widthOf = (from: string): number => (points.get(from)?.upper ?? 0) - (points.get(from)?.lower ?? 0);
  expect(widthOf('2024-01-01') / widthOf('2024-02-01')).toBeCloseTo(Math.sqrt(10), 6);
});

it.each([[0.85, 'fail'], [0.6, 'pass'], [0.73, 'inconsistent']] as const)('says of a target of %d whether the process meets it: %s', (value, assurance) => {
  expect(chartOf('settlement_rate', rates(A.map((x) => [x * 10, 1_000])), { targets: [target(value)] }).chart).toMatchObject({ target: value, within: null, assurance });
});

it('says nothing of a target where neither direction is better', () => {
  expect(chartOf('intake', counts(A), { targets: [target(10)] }).chart.assurance).toBeNull();
});

it('makes limits anew from a baseline on, and of its frozen months alone', () => {
  const later = [...A.map((x) => x + 100), 400, 400];
  const months = levels([...A, ...later]);
  const { points, chart } = chartOf('pending', months, { resets: [reset('2025-01-01', 'rebase', '2025-12-31')] });
  expect(chart.phases[1]).toMatchObject({ from: '2025-01-01', why: 'rebase', text: WORDS, frozenUntil: '2025-12-31', trust: 'provisional' });
  // The two months after the freezing neither move the centre nor the limits: 173.33333 and 2.66 times the mean moving range of series A (80.10424 is 6.77091 above its mean).
  expect(points.get('2026-02-01')).toMatchObject({ centre: expect.closeTo(173.33333, 4) as number, upper: expect.closeTo(180.10424, 4) as number, rule: 'astronomical' });
  expect(chartOf('pending', months, { resets: [reset('2025-01-01', 'rebase')] }).points.get('2026-02-01')?.centre).toBeGreaterThan(200);
  // A base of fewer than twelve months gives no limits.
  expect(chartOf('pending', months, { resets: [reset('2025-01-01', 'rebase', '2025-06-30')] }).chart).toMatchObject({ variation: null, phases: [{}, { trust: 'too_few' }] });
});

it('leaves out months before the history, except those a frozen base is made of', () => {
  const months = levels([...A, ...A.map((x) => x + 100)]);
  expect(chartOf('pending', months, { since: '2025-01-01' }).points.get('2025-12-01')?.centre).toBeCloseTo(173.33333, 4);
  const { points } = chartOf('pending', months, { since: '2025-01-01', resets: [reset('2024-01-01', 'rebase', '2024-12-31')] });
  expect(points.get('2025-12-01')).toMatchObject({ centre: expect.closeTo(73.33333, 4) as number, rule: 'astronomical' });
});

// Limits of series A as shares: 66.6 to 80.1 %.
it.each([[0.6, 0.85, 'pass'], [0.7, 0.85, 'inconsistent'], [0.85, null, 'fail'], [null, 0.5, 'fail'], [null, 0.9, 'pass']] as const)('judges by a reasonable interval from %d to %d: %s', (lower, upper, assurance) => {
  const { chart } = chartOf('settlement_rate', rates([...A.slice(0, 11), 88].map((x) => [x * 10, 1_000])), { targets: [target(0.9, lower, upper)] });
  expect(chart.variation).toBe('neutral_high');
  expect(chartOf('settlement_rate', rates(A.map((x) => [x * 10, 1_000])), { targets: [target(null, lower, upper)] }).chart).toMatchObject({ within: { lower, upper }, assurance });
});

it('takes the target of the day it is asked about', () => {
  const targets = [target(0.6, null, null, '2024-01-01', '2024-06-30'), target(0.85, null, null, '2024-07-01', '2025-12-31')];
  expect(chartOf('settlement_rate', rates(A.map((x) => [x * 10, 1_000])), { targets, targetOn: '2024-06-30' }).chart).toMatchObject({ target: 0.6, assurance: 'pass' });
  expect(chartOf('settlement_rate', rates(A.map((x) => [x * 10, 1_000])), { targets, targetOn: '2026-01-01' }).chart).toMatchObject({ target: null, assurance: null });
});

it('gives no limits where there is less than one a month, and says so', () => {
  // What was drawn here was a centre of 0.38 and "two cases are outside the limits".
  const rare = [0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 1, 0, 2].map((n, i) => (i === 0 ? 1 : n));
  const { chart, points } = chartOf('intake', counts(rare));
  expect(chart).toMatchObject({ chart: 'rare', variation: null, latest: '2025-01-01' });
  expect(points.size).toBe(0);
  expect(controlFinding(metricById('intake'), chart, null).words.zh).toBe('平均每月不足一件，按月的控制图判断不了。');
  expect(chartOf('pending', levels(rare)).chart.chart).toBe('rare');
  // One failure in thirteen months of a hundred: its limits would be drawn around nothing.
  expect(chartOf('settlement_rate', rates(rare.map((_, i) => [i === 3 ? 99 : 100, 100]))).chart).toMatchObject({ chart: 'rare', variation: null });
  expect(chartOf('intake', counts(rare.map((n) => n + 1))).chart.chart).toBe('xmr');
});

it('draws rates over an exposure with limits that go with it', () => {
  const metric = metricById('intake_per_branches');
  if (metric.kind !== 'rate') throw new TypeError('no rate');
  const parts = partsOf(metric.exposure);
  const events = [4, 36, 5, 27, 3, 30, 4, 36, 5, 27, 3, 30];
  const months = events.map((n, i) => month(i, valueOf(metric, { kind: 'rate', n: n + 10, told: n + 10, exposure: (i % 2 === 0 ? 4 : 9) * parts }, STAMP)));
  const { chart, points } = chartOf('intake_per_branches', months);
  expect(chart.chart).toBe('u');
  // ū = all events over all exposure; a half-width goes with 1/√exposure.
  const centre = (metric.per * events.reduce((sum, n) => sum + n + 10, 0)) / (6 * 4 + 6 * 9);
  expect(points.get('2024-01-01')?.centre).toBeCloseTo(centre, 9);
  const widthOf = (from: string): number => (points.get(from)?.upper ?? 0) - centre;
  expect(widthOf('2024-01-01') / widthOf('2024-02-01')).toBeCloseTo(3 / 2, 6);
});

it('waits with a month until its cases are entered, and says which', () => {
  const months = counts([...A, 20]);
  const { chart, points } = chartOf('intake', months, { enteredUntil: '2025-01-20' });
  expect(chart).toMatchObject({ latest: '2024-12-01', heldBack: '2025-01-01', variation: 'common_cause' });
  expect(points.has('2025-01-01')).toBe(false);
  expect(controlFinding(metricById('intake'), chart, points.get('2024-12-01') ?? null).words.zh).toMatch(/2025年1月起收案尚未录齐，暂不判断。$/u);
  expect(chartOf('intake', months, { enteredUntil: '2025-01-28' }).chart).toMatchObject({ latest: '2025-01-01', heldBack: null, variation: 'neutral_low' });
  // What is entered late is accepted late as well.
  expect(chartOf('acceptances', months, { enteredUntil: '2025-01-20' }).chart).toMatchObject({ latest: '2024-12-01', heldBack: '2025-01-01', variation: 'common_cause' });
  // A stock is counted on its day, whatever was received.
  expect(chartOf('pending', levels([...A, 20]), { enteredUntil: '2025-01-20' }).chart).toMatchObject({ latest: '2025-01-01', heldBack: null });
});

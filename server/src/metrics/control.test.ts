import { metricById, type MetricId } from '@concord/sql';
import { controlOf, type ControlContext, type Measured } from './control.js';
import { valueOf } from './value.js';

const STAMP = { asOf: '2026-12-31', dataVersion: 1 };
/** Series A of the literature's worked examples, mean 73.33333, limits 66.56242 and 80.10424. */
const A = [72, 75, 71, 74, 73, 76, 72, 74, 75, 73, 71, 74];
const NOTHING: ControlContext = { breaks: [], target: null, workdays: () => undefined };

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
  expect(chart).toMatchObject({ variation: 'concern_high', latest: '2024-12-01', chart: 'xmr', phases: [{ from: '2024-01-01', trust: 'provisional' }] });
  expect(chartOf('pending', levels(A)).chart.variation).toBe('common_cause');
});

it('has no limits and no verdict on fewer than twelve months', () => {
  const { points, chart } = chartOf('pending', levels(A.slice(0, 11)), { target: 100 });
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
  const { points, chart } = chartOf('pending', levels([...A, ...A.map((x) => x + 100)]), { breaks: ['2025-01-15'] });
  expect(chart.phases).toEqual([{ from: '2024-01-01', trust: 'provisional' }, { from: '2025-01-01', trust: 'provisional' }]);
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

it.each([[0.85, 'fail'], [0.6, 'pass'], [0.73, 'inconsistent']] as const)('says of a target of %d whether the process meets it: %s', (target, assurance) => {
  expect(chartOf('settlement_rate', rates(A.map((x) => [x * 10, 1_000])), { target }).chart).toMatchObject({ target, assurance });
});

it('says nothing of a target where neither direction is better', () => {
  expect(chartOf('intake', counts(A), { target: 10 }).chart.assurance).toBeNull();
});

import { metric, value } from '../../measure/samples.js';
import { axisOf, niceAbove, prepareTrend, sharedAxis } from './trend.js';
import type { Month } from './trend.js';

const ratio = metric('ratio', 'percent');
const month = (from: string, given: Parameters<typeof value>[0], complete = true): Month =>
  ({ from: `${from}-01`, to: `${from}-28`, complete, value: value(given) });

describe('prepareTrend', () => {
  it('orders by time and leaves a gap where a rate may not be shown', () => {
    const trend = prepareTrend({ points: [
      month('2026-02', { value: 0.6, n: 5, reliability: 'counts' }),
      month('2026-01', { value: 0.7, ciLow: 0.6, ciHigh: 0.8, n: 80 }),
    ] }, ratio);
    expect(trend.points.map((point) => [point.from, point.value, point.low, point.n]))
      .toEqual([['2026-01-01', 0.7, 0.6, 80], ['2026-02-01', null, null, 5]]);
    expect(trend.gaps).toBe(1);
    expect(trend.extent).toEqual([0.7, 0.7]);
  });

  it('dots the tail from the last firm month', () => {
    const points = [month('2026-01', { value: 0.7, n: 80 }), month('2026-02', { value: 0.7, n: 80, maturity: 0.6 }), month('2026-03', { value: 0.7, n: 80 }, false)];
    expect(prepareTrend({ points }, ratio).firmUntil).toBe(0);
  });

  it('draws sizes as bars from zero, without band and without a strip of n', () => {
    const trend = prepareTrend({ points: [month('2026-01', { value: 0, ciLow: 0, ciHigh: 4, n: 0 })] }, metric('count', 'case'));
    expect(trend).toMatchObject({ shape: 'bar', hasStrip: false, axis: { min: 0, cut: false } });
    expect(trend.points[0]).toMatchObject({ value: 0, low: null });
  });

  it('has no extent when nothing is drawn', () => {
    expect(prepareTrend({ points: [month('2026-01', { reliability: 'none' })] }, ratio).extent).toBeNull();
  });
});

describe('axes', () => {
  it('starts sizes at zero and ends them on a round number', () => {
    expect(axisOf([727], metric('count', 'case'))).toEqual({ min: 0, max: 800, interval: 200, cut: false });
    expect(axisOf([3], metric('count', 'case'))).toEqual({ min: 0, max: 3, interval: 1, cut: false });
    expect(axisOf([0.95, 1.18], metric('quotient', 'percent'))).toEqual({ min: 0, max: 1.5, interval: 0.5, cut: false });
    expect(axisOf([-12, 34], metric('balance', 'point'))).toEqual({ min: -20, max: 40, interval: 20, cut: false });
  });

  it('may cut a rate, and says so', () => {
    const axis = axisOf([0.69, 0.83], ratio);
    expect(axis.cut).toBe(true);
    expect(axis.min).toBeCloseTo(0.65);
    expect(axis.max).toBeCloseTo(0.85);
    expect(axisOf([0.05, 0.9], ratio)).toMatchObject({ min: 0, max: 1, cut: false });
  });

  it('is one for all panels', () => {
    const panel = (share: number) => prepareTrend({ points: [month('2026-01', { value: share, n: 99 })] }, ratio);
    expect(sharedAxis([panel(0.6), panel(0.9)], ratio)).toEqual(axisOf([0.6, 0.9], ratio));
  });

  it('rounds up in 1, 2, 2.5, 5 steps', () => {
    expect([0, 1, 1.1, 2.2, 26, 51, 200].map(niceAbove)).toEqual([1, 1, 2, 2.5, 50, 100, 200]);
  });
});

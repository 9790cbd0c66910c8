import { metric, value } from '../../measure/samples.js';
import { sparkline } from './sparkline.js';
import { prepareTrend } from './trend.js';

const ratio = metric('ratio', 'percent');
const of = (shares: readonly (number | null)[]) => prepareTrend({
  points: shares.map((share, index) => ({
    from: `2026-0${index + 1}-01`, to: `2026-0${index + 1}-28`, complete: true,
    value: share === null ? value({ reliability: 'none' }) : value({ value: share, ciLow: share - 0.02, ciHigh: share + 0.02, n: 90 }),
  })),
}, ratio);

it('breaks the line at a gap and rings the last point', () => {
  const drawn = sparkline(of([0.7, 0.72, null, 0.74, 0.7]), ratio);
  expect(drawn.line.match(/M/g)).toHaveLength(2);
  expect(drawn.band.match(/Z/g)).toHaveLength(2);
  expect(drawn.last?.x).toBe(196);
});

it('shows a point that stands alone as a dot', () => {
  expect(sparkline(of([null, 0.7, null]), ratio).alone).toHaveLength(1);
});

it('draws a flat line in the middle rather than stretching noise', () => {
  const drawn = sparkline(of([0.7, 0.7]), ratio);
  expect(drawn.last?.y).toBeCloseTo(18, 0);
});

it('draws nothing of nothing', () => {
  expect(sparkline(of([null, null]), ratio)).toEqual({ line: '', band: '', last: null, alone: [] });
});

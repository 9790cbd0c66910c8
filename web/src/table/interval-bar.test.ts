import { barScale, intervalBar } from './interval-bar.js';

const row = (low: number | null, value: number | null, high: number | null, reference: number | null = null) => ({ low, high, value, reference });

it('places intervals on one scale for the column', () => {
  const scale = barScale([row(0.5, 0.6, 0.7), row(0.6, 0.8, 0.9)]);
  expect(scale.min).toBeCloseTo(0.484);
  expect(scale.max).toBeCloseTo(0.916);
  expect(intervalBar(row(0.484, 0.7, 0.916), { min: 0.484, max: 0.916 })).toEqual({ span: { left: 0, width: 100 }, value: 50, reference: null });
});

it('draws nothing for what may not be shown', () => {
  expect(intervalBar(row(null, null, null), { min: 0, max: 1 })).toEqual({ span: null, value: null, reference: null });
});

it('has a scale even for nothing, or for one value', () => {
  expect(barScale([])).toEqual({ min: 0, max: 1 });
  const { min, max } = barScale([row(5, 5, 5)]);
  expect(max).toBeGreaterThan(min);
});

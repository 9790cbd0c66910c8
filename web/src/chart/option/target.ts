import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Trend, TrendPoint } from '../prepare/trend.js';
import { textStyle } from './base.js';

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

const BOUNDS = ['value', 'lower', 'upper'] as const;

/** So many points stand above or under the words of a line. */
const BESIDE = 4;

/** The bound that is drawn of a month: an interval has its two ends, and then no value. */
function drawn({ target = null }: TrendPoint, bound: (typeof BOUNDS)[number]): number | null {
  if (target === null) return null;
  return bound === 'value' && (target.lower !== null || target.upper !== null) ? null : target[bound];
}

/** What is drawn lies above the line where its words would stand: they stand under it. */
function isUnder({ points }: Trend, line: readonly (number | null)[]): boolean {
  const beside = points.flatMap(({ value }, i) => { const aim = line[i] ?? null; return value === null || aim === null ? [] : [value - aim]; }).slice(-BESIDE);
  return beside.reduce((sum, distance) => sum + distance, 0) > 0;
}

/** Targets as a dash-dotted line in the colour of text, the bounds of a reasonable interval as two; the words stand once, within the chart. */
export function targetSeries(trend: Trend, words: string, around: Surroundings): LineSeries[] {
  const { card, ink } = COLOURS[around.theme];
  const lines = BOUNDS.map((bound) => trend.points.map((point) => drawn(point, bound))).filter((data) => data.some((value) => value !== null));
  return lines.map((data, index): LineSeries => {
    const last = data.findLastIndex((value) => value !== null);
    const label = { ...textStyle(around), show: true, formatter: words, color: ink, textBorderColor: card, textBorderWidth: 3 * around.scale, position: 'insideEndTop' as const };
    return {
      type: 'line', symbol: 'none', silent: true, step: 'middle', z: 2, lineStyle: { color: ink, width: 1.25 * around.scale, type: [6, 3, 1, 3], opacity: 0.8 }, data: data.map((value) => value ?? '-'),
      ...(index > 0 || words === '' ? {} : { markPoint: { silent: true, animation: false, symbolSize: 0, data: [{ name: '', coord: [last, data[last] ?? 0], label: { ...label, position: 'left' as const, offset: [0, (isUnder(trend, data) ? 9 : -9) * around.scale] } }] } }),
    };
  });
}

import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Trend } from '../prepare/trend.js';
import { textStyle } from './base.js';

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

/** Several months together at each month: a wide quiet line without points, its name at its beginning. */
export function rollingSeries(trend: Trend, words: string, around: Surroundings): LineSeries[] {
  const data = trend.points.map(({ rolling }) => rolling ?? null);
  const first = data.findIndex((value) => value !== null);
  if (first < 0) return [];
  const { muted } = COLOURS[around.theme];
  const label = { ...textStyle(around), show: words !== '', formatter: words, position: 'right' as const, offset: [0, -10 * around.scale] };
  return [{
    type: 'line', symbol: 'none', silent: true, z: 2, lineStyle: { color: muted, width: 3 * around.scale, opacity: 0.7 }, data: data.map((value) => value ?? '-'),
    markPoint: { silent: true, animation: false, symbolSize: 0, data: [{ name: '', coord: [first, data[first] ?? 0], label }] },
  }];
}

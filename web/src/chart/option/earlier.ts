import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Trend } from '../prepare/trend.js';
import { textStyle } from './base.js';

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

/** The same months of the year before as a thin dashed line with open points; nothing where they were not asked for. */
export function earlierSeries(trend: Trend, words: string, around: Surroundings): LineSeries[] {
  if (trend.points.every(({ earlier = null }) => earlier === null)) return [];
  const { card, ink } = COLOURS[around.theme];
  const last = trend.points.findLastIndex(({ earlier = null }) => earlier !== null);
  return [{
    type: 'line', silent: true, symbol: 'circle', symbolSize: 5 * around.scale, showSymbol: true, z: 4, connectNulls: false,
    lineStyle: { color: ink, width: 1, type: 'dashed', opacity: 0.7 }, itemStyle: { color: card, borderColor: ink, borderWidth: 1 },
    data: trend.points.map(({ earlier = null }, index) => ({ value: earlier ?? '-', label: { show: words !== '' && index === last, formatter: words, position: 'top', ...textStyle(around), textBorderColor: card, textBorderWidth: 3 * around.scale } })),
  }];
}

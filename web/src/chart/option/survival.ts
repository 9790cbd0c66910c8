import type { ChartOption } from '../echarts.js';
import { BAND_OPACITY, COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { CurvePoint, Survival } from '../prepare/survival.js';
import { baseOption, textStyle, tooltip, valueAxis } from './base.js';

/** What a survival curve says in words. */
export interface SurvivalWords {
  readonly days: string;
  readonly percent: (share: number) => string;
  readonly tooltip: (point: CurvePoint) => string;
  readonly median: string;
}

/** Draws the share still open by day: a step line with its band, and a hairline at one half. */
export function survivalOption(survival: Survival, words: SurvivalWords, around: Surroundings): ChartOption {
  const colours = COLOURS[around.theme];
  const { scale } = around;
  const step = { type: 'line' as const, step: 'end' as const, symbol: 'none' };
  return {
    ...baseOption(around),
    grid: { left: 52 * scale, right: 24 * scale, top: 14 * scale, bottom: 48 * scale },
    xAxis: {
      ...valueAxis(around), min: 0, max: survival.lastDay, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: colours.hairline } }, axisLabel: { ...textStyle(around), showMaxLabel: survival.lastDay % 15 === 0 },
      interval: survival.lastDay > 60 ? 30 : 15, name: words.days, nameLocation: 'middle', nameGap: 28 * scale, nameTextStyle: textStyle(around),
    },
    yAxis: { ...valueAxis(around), min: 0, max: 1, interval: 0.25, axisLabel: { ...textStyle(around), formatter: words.percent } },
    tooltip: tooltip(around, 'axis', (index) => {
      const point = survival.points[index];
      return point === undefined ? '' : words.tooltip(point);
    }),
    series: [
      { ...step, stack: 'band', stackStrategy: 'all', silent: true, lineStyle: { opacity: 0 }, data: survival.points.map(({ day, low }) => [day, low]) },
      {
        ...step, stack: 'band', stackStrategy: 'all', silent: true, lineStyle: { opacity: 0 },
        areaStyle: { color: colours.brand, opacity: BAND_OPACITY }, data: survival.points.map(({ day, low, high }) => [day, high - low]),
      },
      {
        ...step, lineStyle: { color: colours.brand, width: 2 * scale }, data: survival.points.map((point) => [point.day, point.survival]),
        markLine: {
          silent: true, symbol: 'none', animation: false,
          lineStyle: { color: colours.muted, type: 'dashed', width: 1 },
          label: { ...textStyle(around), position: 'insideEndTop', formatter: words.median },
          data: [{ yAxis: 0.5 }],
        },
      },
    ],
  };
}

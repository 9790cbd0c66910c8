import type { ChartOption } from '../../../chart/echarts.js';
import { COLOURS } from '../../../chart/colours.js';
import type { Surroundings } from '../../../chart/colours.js';
import { baseOption, textStyle, tooltip, valueAxis } from '../../../chart/option/base.js';
import { niceAbove } from '../../../chart/prepare/trend.js';
import { isOut } from './plot.js';
import type { DrawnPlot } from './plot.js';

/** Words of a funnel plot. */
export interface PlotWords {
  readonly n: string;
  readonly size: (n: number) => string;
  readonly height: (height: number) => string;
  readonly tooltip: (index: number) => string;
  /** Written beside points that have a name on the drawing. */
  readonly label: (index: number) => string;
}

/** So many members can all be named on the drawing. */
const NAMED = 10;

/** Points against limits: grey within, orange or purple is nobody's merit, so what is outside has a shape and its name. */
export function plotOption(plot: DrawnPlot, words: PlotWords, around: Surroundings): ChartOption {
  const { brand, card, ink, muted, neutral, hairline } = COLOURS[around.theme];
  const { scale } = around;
  const isNamed = plot.points.length <= NAMED;
  const line = { type: 'line' as const, symbol: 'none', silent: true, animation: false, z: 1 };
  const first = plot.limits[0]?.n ?? 1;
  const last = plot.limits.at(-1)?.n ?? 1;
  const interval = niceAbove(last / 4);
  const x = plot.isLog ? { type: 'log' as const, min: first, max: last } : { type: 'value' as const, min: 0, interval, max: Math.ceil(last * 1.02 / interval) * interval };
  const limit = (of: (one: DrawnPlot['limits'][number]) => number, isWide: boolean) => ({
    ...line, data: plot.limits.map((one) => [one.n, of(one)]), lineStyle: { color: muted, width: 1, type: isWide ? 'solid' as const : 'dashed' as const, opacity: 0.8 },
  });
  return {
    ...baseOption(around), grid: { left: 48 * scale, right: 22 * scale, top: 14 * scale, bottom: 46 * scale },
    xAxis: { ...valueAxis(around), ...x, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: hairline } }, axisLabel: { ...textStyle(around), hideOverlap: true, formatter: (n: number) => words.size(Math.round(n)) }, name: words.n, nameLocation: 'middle', nameGap: 26 * scale, nameTextStyle: textStyle(around) },
    yAxis: { ...valueAxis(around), min: plot.axis.min, max: plot.axis.max, interval: plot.axis.interval, axisLabel: { ...textStyle(around), formatter: words.height } },
    tooltip: tooltip(around, 'item', words.tooltip),
    series: [
      {
        type: 'scatter', animation: false, cursor: 'pointer', z: 4,
        data: plot.points.map(({ size, height, position }, index) => ({
          value: [size, height], symbol: isOut(position) ? 'rect' : 'circle', symbolSize: (isOut(position) ? 11 : 9) * scale,
          itemStyle: position === 'not_judged' ? { color: card, borderColor: muted, borderWidth: 1.5 } : { color: isOut(position) ? neutral : brand, borderColor: card, borderWidth: 1, opacity: isOut(position) ? 1 : 0.85 },
          label: { show: isNamed || isOut(position), formatter: words.label(index), position: 'top' as const, distance: 6, ...textStyle(around), color: ink },
        })),
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
      },
      limit((one) => one.high998, true), limit((one) => one.low998, true), limit((one) => one.high95, false), limit((one) => one.low95, false),
      { ...line, data: plot.centre === null ? [] : [[first, plot.centre], [last, plot.centre]], lineStyle: { color: brand, width: 1 } },
    ],
  };
}

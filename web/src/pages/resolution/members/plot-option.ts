import type { ChartOption } from '../../../chart/echarts.js';
import { COLOURS } from '../../../chart/colours.js';
import type { Surroundings } from '../../../chart/colours.js';
import { baseOption, textStyle, tooltip, valueAxis } from '../../../chart/option/base.js';
import { textWidth } from '../../../chart/option/fit-name.js';
import { niceAbove } from '../../../chart/prepare/trend.js';
import { labelSides } from './label-places.js';
import type { Side } from './label-places.js';
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

/** Room around the drawing, and its height as the card draws it, on a desk. */
const GRID = { left: 48, right: 22, top: 14, bottom: 46 } as const;
/** The drawing's height; its card draws it so high. */
export const PLOT_REM = 20;
const REM = 16;

/** Where names stand, those out of the limits first; null for a point that has no name or no room for it. */
function placed(plot: DrawnPlot, label: (index: number) => string | null, x: { readonly log: boolean; readonly min: number; readonly max: number }, around: Surroundings): (Side | null)[] {
  const { scale, width } = around;
  const [across, down] = [width - (GRID.left + GRID.right) * scale, (PLOT_REM * REM - GRID.top - GRID.bottom) * scale];
  const along = (size: number): number => (x.log ? Math.log(size / x.min) / Math.log(x.max / x.min) : (size - x.min) / (x.max - x.min));
  const face = textStyle(around).fontSize;
  const named = plot.points.flatMap(({ size, height, position }, index) => {
    const text = label(index);
    const box = { x: GRID.left * scale + along(size) * across, y: GRID.top * scale + (plot.axis.max - height) / (plot.axis.max - plot.axis.min) * down };
    return text === null ? [] : [{ index, first: isOut(position), ...box, width: textWidth(text, face), height: face * 1.2 }];
  }).sort((a, b) => Number(b.first) - Number(a.first) || a.index - b.index);
  const found = new Map(labelSides(named, { width, height: PLOT_REM * REM * scale }).map((side, i) => [named[i]?.index, side]));
  return plot.points.map((_, index) => found.get(index) ?? null);
}

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
  const sides = placed(plot, (index) => (isNamed || isOut(plot.points[index]?.position ?? 'within') ? words.label(index) : null), { log: plot.isLog, min: plot.isLog ? first : 0, max: x.max }, around);
  const limit = (of: (one: DrawnPlot['limits'][number]) => number, isWide: boolean) => ({
    ...line, data: plot.limits.map((one) => [one.n, of(one)]), lineStyle: { color: muted, width: 1, type: isWide ? 'solid' as const : 'dashed' as const, opacity: 0.8 },
  });
  return {
    ...baseOption(around), grid: { left: GRID.left * scale, right: GRID.right * scale, top: GRID.top * scale, bottom: GRID.bottom * scale },
    xAxis: { ...valueAxis(around), ...x, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: hairline } }, axisLabel: { ...textStyle(around), hideOverlap: true, formatter: (n: number) => words.size(Math.round(n)) }, name: words.n, nameLocation: 'middle', nameGap: 26 * scale, nameTextStyle: textStyle(around) },
    yAxis: { ...valueAxis(around), min: plot.axis.min, max: plot.axis.max, interval: plot.axis.interval, axisLabel: { ...textStyle(around), formatter: words.height } },
    tooltip: tooltip(around, 'item', words.tooltip),
    series: [
      {
        type: 'scatter', animation: false, cursor: 'pointer', z: 4,
        data: plot.points.map(({ size, height, position }, index) => ({
          value: [size, height], symbol: isOut(position) ? 'rect' : 'circle', symbolSize: (isOut(position) ? 11 : 9) * scale,
          itemStyle: position === 'not_judged' ? { color: card, borderColor: muted, borderWidth: 1.5 } : { color: isOut(position) ? neutral : brand, borderColor: card, borderWidth: 1, opacity: isOut(position) ? 1 : 0.85 },
          label: { show: (sides[index] ?? null) !== null, formatter: words.label(index), position: sides[index] ?? 'top', distance: 4, ...textStyle(around), color: ink },
        })),
      },
      limit((one) => one.high998, true), limit((one) => one.low998, true), limit((one) => one.high95, false), limit((one) => one.low95, false),
      { ...line, data: plot.centre === null ? [] : [[first, plot.centre], [last, plot.centre]], lineStyle: { color: brand, width: 1 } },
    ],
  };
}

import type { ChartOption } from '../../../chart/echarts.js';
import { COLOURS } from '../../../chart/colours.js';
import type { Surroundings } from '../../../chart/colours.js';
import { baseOption, textStyle, tooltip, valueAxis } from '../../../chart/option/base.js';
import { isOut } from './plot.js';
import type { DrawnPlot } from './plot.js';

/** Words of a funnel plot. */
export interface PlotWords {
  readonly n: string;
  readonly size: (n: number) => string;
  readonly percent: (share: number) => string;
  readonly limits95: string;
  readonly limits998: string;
  readonly centre: string;
  readonly tooltip: (index: number) => string;
  /** Written beside points outside the limits. */
  readonly label: (index: number) => string;
}

/** Points against limits: grey within, orange or purple is nobody's merit, so what is outside has a shape and its name. */
export function plotOption(plot: DrawnPlot, words: PlotWords, around: Surroundings): ChartOption {
  const { brand, card, ink, muted, neutral, hairline } = COLOURS[around.theme];
  const { scale, width } = around;
  const line = { type: 'line' as const, symbol: 'none', silent: true, animation: false, z: 1 };
  const first = plot.limits[0]?.n ?? 1;
  const last = plot.limits.at(-1)?.n ?? 1;
  const x = plot.isLog ? { type: 'log' as const, min: first, max: last } : { type: 'value' as const, min: 0, max: Math.max(1, Math.ceil(last * 1.04)) };
  const endOf = (text: string) => ({ show: width > 420, formatter: text, ...textStyle(around), distance: 4 });
  const limit = (of: (one: DrawnPlot['limits'][number]) => number, isWide: boolean, text = '') => ({
    ...line, data: plot.limits.map((one) => [one.n, of(one)]), lineStyle: { color: muted, width: 1, type: isWide ? 'solid' as const : 'dashed' as const, opacity: 0.8 }, endLabel: { ...endOf(text), show: text !== '' && width > 420 },
  });
  return {
    ...baseOption(around), grid: { left: 48 * scale, right: (width > 420 ? 62 : 14) * scale, top: 14 * scale, bottom: 46 * scale },
    xAxis: { ...valueAxis(around), ...x, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: hairline } }, axisLabel: { ...textStyle(around), hideOverlap: true, formatter: (n: number) => words.size(Math.round(n)) }, name: words.n, nameLocation: 'middle', nameGap: 26 * scale, nameTextStyle: textStyle(around) },
    yAxis: { ...valueAxis(around), min: plot.axis.min, max: plot.axis.max, interval: plot.axis.interval, axisLabel: { ...textStyle(around), formatter: words.percent } },
    tooltip: tooltip(around, 'item', words.tooltip),
    series: [
      {
        type: 'scatter', animation: false, cursor: 'pointer', z: 4,
        data: plot.points.map(({ value, rate, position }, index) => ({
          value: [value.n, Math.min(1, rate)], symbol: isOut(position) ? 'rect' : 'circle', symbolSize: (isOut(position) ? 11 : 9) * scale,
          itemStyle: position === 'not_judged' ? { color: card, borderColor: muted, borderWidth: 1.5 } : { color: isOut(position) ? neutral : brand, borderColor: card, borderWidth: 1, opacity: isOut(position) ? 1 : 0.85 },
          label: { show: isOut(position), formatter: words.label(index), position: 'top' as const, ...textStyle(around), color: ink },
        })),
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
      },
      limit((one) => one.high998, true, words.limits998), limit((one) => one.low998, true), limit((one) => one.high95, false, words.limits95), limit((one) => one.low95, false),
      { ...line, data: plot.centre === null ? [] : [[first, plot.centre], [last, plot.centre]], lineStyle: { color: brand, width: 1 }, endLabel: endOf(words.centre) },
    ],
  };
}

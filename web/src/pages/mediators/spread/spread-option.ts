import type { ChartOption } from '../../../chart/echarts.js';
import { COLOURS } from '../../../chart/colours.js';
import type { Surroundings } from '../../../chart/colours.js';
import { baseOption, textStyle, tooltip, valueAxis } from '../../../chart/option/base.js';
import type { DrawnWork, WorkAxis } from './spread.js';

/** Words of the drawing. */
export interface WorkWords {
  readonly closings: string;
  readonly open: string;
  readonly count: (n: number) => string;
  readonly tooltip: (index: number) => string;
}

/** A point each: closed across, open up, medians as dashed lines. One colour, for neither more nor less is better. */
export function workOption({ points, medians, axes }: DrawnWork, words: WorkWords, around: Surroundings): ChartOption {
  const { brand, card, muted, hairline } = COLOURS[around.theme];
  const { scale } = around;
  const axis = (name: string, { max, interval }: WorkAxis) => ({ ...valueAxis(around), type: 'value' as const, min: 0, max, interval, name, nameLocation: 'middle' as const, nameTextStyle: textStyle(around), axisLabel: { ...textStyle(around), formatter: words.count } });
  const line = { type: 'line' as const, symbol: 'none', silent: true, animation: false, z: 1, lineStyle: { color: muted, width: 1, type: 'dashed' as const } };
  return {
    ...baseOption(around), grid: { left: 62 * scale, right: 22 * scale, top: 14 * scale, bottom: 46 * scale },
    xAxis: { ...axis(words.closings, axes.closings), nameGap: 26 * scale, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: hairline } } },
    yAxis: { ...axis(words.open, axes.open), nameGap: 42 * scale },
    tooltip: tooltip(around, 'item', words.tooltip),
    series: [
      { type: 'scatter', animation: false, cursor: 'pointer', z: 4, symbolSize: 9 * scale, data: points.map(({ closings, open }) => [closings, open]), itemStyle: { color: brand, borderColor: card, borderWidth: 1, opacity: 0.75 } },
      { ...line, data: [[medians.closings, 0], [medians.closings, axes.open.max]] },
      { ...line, data: [[0, medians.open], [axes.closings.max, medians.open]] },
    ],
  };
}

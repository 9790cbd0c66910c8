import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Pareto, ParetoBar } from '../prepare/pareto.js';
import { baseOption, categoryAxis, nameLabel, textStyle, tooltip, valueAxis } from './base.js';

/** What a Pareto says in words. */
export interface ParetoWords {
  readonly label: (bar: ParetoBar) => string;
  readonly count: (bar: ParetoBar) => string;
  readonly percent: (share: number) => string;
  readonly tooltip: (bar: ParetoBar) => string;
  readonly barTitle: string;
  readonly cumulativeTitle: string;
}

const NARROW = 560;
const FOUR_FIFTHS = 0.8;

/** Widths in pixels: the names, the panel of the share reached, and the column of its figures. */
function widths({ width, scale }: Surroundings): { names: number; panel: number; figures: number } {
  const narrow = width < NARROW * scale;
  return { names: (narrow ? 124 : 196) * scale, panel: narrow ? 64 * scale : Math.min(180 * scale, width * 0.2), figures: 56 * scale };
}

function axes(pareto: Pareto, words: ParetoWords, around: Surroundings): Pick<ChartOption, 'grid' | 'xAxis' | 'yAxis'> {
  const colours = COLOURS[around.theme];
  const { names, panel, figures } = widths(around);
  const frame = { top: 26 * around.scale, bottom: 8 * around.scale };
  const category = { ...categoryAxis(around), inverse: true, axisLine: { show: false } };
  const head = {
    ...valueAxis(around), position: 'top' as const, min: 0, axisLabel: { show: false }, nameLocation: 'start' as const, nameGap: 0,
    nameTextStyle: { ...textStyle(around), align: 'left' as const, verticalAlign: 'bottom' as const, padding: [0, 0, 8, 0] },
  };
  return {
    grid: [{ ...frame, left: names, right: panel + figures * 2 }, { ...frame, width: panel, right: figures }],
    xAxis: [
      { ...head, splitLine: { show: false }, name: words.barTitle },
      { ...head, gridIndex: 1, max: 1, interval: 1, splitLine: { show: true, lineStyle: { color: colours.hairline } }, name: words.cumulativeTitle },
    ],
    yAxis: [
      { ...category, data: pareto.bars.map(words.label), axisLabel: nameLabel(around, names) },
      { ...category, gridIndex: 1, position: 'right', data: pareto.bars.map((bar) => words.percent(bar.cumulative)), axisLabel: { ...textStyle(around), interval: 0 } },
    ],
  };
}

/** Draws bars with their counts, and beside them, in a panel of its own from 0 to 100 %, the share reached. */
export function paretoOption(pareto: Pareto, words: ParetoWords, around: Surroundings): ChartOption {
  const colours = COLOURS[around.theme];
  const { scale } = around;
  return {
    ...baseOption(around),
    ...axes(pareto, words, around),
    tooltip: tooltip(around, 'axis', (index) => {
      const bar = pareto.bars[index];
      return bar === undefined ? '' : words.tooltip(bar);
    }),
    series: [
      {
        type: 'bar', barWidth: '62%', cursor: 'pointer',
        data: pareto.bars.map((bar) => ({
          value: bar.n,
          itemStyle: { color: bar.isOther ? colours.strip : colours.brand },
          label: { show: true, position: 'right' as const, formatter: words.count(bar), ...textStyle(around), color: colours.ink },
        })),
      },
      {
        type: 'line', xAxisIndex: 1, yAxisIndex: 1, step: 'middle', symbol: 'circle', symbolSize: 5 * scale,
        lineStyle: { color: colours.muted, width: 1.5 * scale }, itemStyle: { color: colours.muted },
        data: pareto.bars.map((bar) => bar.cumulative),
        markLine: {
          silent: true, symbol: 'none', animation: false, label: { show: false },
          lineStyle: { color: colours.muted, type: 'dashed', width: 1 }, data: [{ xAxis: FOUR_FIFTHS }],
        },
      },
    ],
  };
}

import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Pareto, ParetoBar } from '../prepare/pareto.js';
import { baseOption, categoryAxis, textStyle, valueAxis } from './base.js';

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

/** Draws bars with their counts, and beside them, in a panel of its own from 0 to 100 %, the share reached. */
export function paretoOption(pareto: Pareto, words: ParetoWords, around: Surroundings): ChartOption {
  const colours = COLOURS[around.theme];
  const { scale, width } = around;
  const base = baseOption(around);
  const narrow = width < NARROW * scale;
  const labels = (narrow ? 124 : 168) * scale;
  const column = 56 * scale;
  const panel = narrow ? 64 * scale : Math.min(180 * scale, width * 0.2);
  const frame = { top: 26 * scale, bottom: 8 * scale };
  const category = { ...categoryAxis(around), inverse: true, data: pareto.bars.map(words.label) };
  const quiet = { ...valueAxis(around), position: 'top' as const, axisLabel: { show: false }, splitLine: { show: false } };
  const title = { ...textStyle(around), align: 'left' as const };
  return {
    ...base,
    grid: [
      { ...frame, left: labels, right: panel + column + 56 * scale },
      { ...frame, width: panel, right: column },
    ],
    xAxis: [
      { ...quiet, min: 0, name: words.barTitle, nameLocation: 'start', nameGap: 0, nameTextStyle: { ...title, verticalAlign: 'bottom', padding: [0, 0, 8, 0] } },
      { ...quiet, gridIndex: 1, min: 0, max: 1, interval: 1, splitLine: { show: true, lineStyle: { color: colours.hairline } }, name: words.cumulativeTitle, nameLocation: 'start', nameGap: 0, nameTextStyle: { ...title, verticalAlign: 'bottom', padding: [0, 0, 8, 0] } },
    ],
    yAxis: [
      { ...category, axisLine: { show: false }, axisLabel: { ...textStyle(around), color: colours.ink, width: labels - 12, overflow: 'truncate' } },
      {
        ...category, gridIndex: 1, position: 'right' as const, axisLine: { show: false },
        data: pareto.bars.map((bar) => words.percent(bar.cumulative)), axisLabel: { ...textStyle(around), interval: 0 },
      },
    ],
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: unknown) => {
        const [first] = (Array.isArray(params) ? params : [params]) as { dataIndex?: number }[];
        const bar = pareto.bars[first?.dataIndex ?? -1];
        return bar === undefined ? '' : words.tooltip(bar);
      },
    },
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
          lineStyle: { color: colours.muted, type: 'dashed', width: 1 }, data: [{ xAxis: 0.8 }],
        },
      },
    ],
  };
}

import type { ChartOption } from '../echarts.js';
import { COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Pareto, ParetoBar } from '../prepare/pareto.js';
import { baseOption, categoryAxis, nameLabel, textStyle, tooltip, valueAxis } from './base.js';

/** What a Pareto says in words. */
export interface ParetoWords {
  readonly label: (bar: ParetoBar) => string;
  readonly size: (bar: ParetoBar) => string;
  readonly percent: (share: number) => string;
  readonly tooltip: (bar: ParetoBar) => string;
  readonly barTitle: string;
  readonly cumulativeTitle: string;
}

const NARROW = 560;
const FOUR_FIFTHS = 0.8;

/** Widths in pixels: the names, the panel of the share reached, the column of its figures, and the room for a bar's own figure. */
function widths(pareto: Pareto, words: ParetoWords, { width, scale }: Surroundings): { names: number; panel: number; figures: number; size: number } {
  const narrow = width < NARROW * scale;
  const longest = Math.max(0, ...pareto.bars.map((bar) => words.size(bar).length));
  return { names: (narrow ? 124 : 196) * scale, panel: narrow ? 64 * scale : Math.min(180 * scale, width * 0.2), figures: 56 * scale, size: (longest * 7.5 + 12) * scale };
}

function axes(pareto: Pareto, words: ParetoWords, around: Surroundings): Pick<ChartOption, 'grid' | 'xAxis' | 'yAxis'> {
  const colours = COLOURS[around.theme];
  const { names, panel, figures, size } = widths(pareto, words, around);
  const frame = { top: 26 * around.scale, bottom: 8 * around.scale };
  const category = { ...categoryAxis(around), inverse: true, axisLine: { show: false } };
  const head = {
    ...valueAxis(around), position: 'top' as const, min: 0, axisLabel: { show: false }, nameLocation: 'start' as const, nameGap: 0,
    nameTextStyle: { ...textStyle(around), align: 'left' as const, verticalAlign: 'bottom' as const, padding: [0, 0, 8, 0] },
  };
  const cumulative = pareto.countsOnly ? 0 : panel + figures;
  return {
    grid: [{ ...frame, left: names, right: cumulative + size }, { ...frame, width: pareto.countsOnly ? 0 : panel, right: figures }],
    xAxis: [
      { ...head, splitLine: { show: false }, max: Math.max(1, pareto.largest), name: words.barTitle },
      { ...head, gridIndex: 1, max: 1, interval: 1, splitLine: { show: !pareto.countsOnly, lineStyle: { color: colours.hairline } }, name: pareto.countsOnly ? '' : words.cumulativeTitle },
    ],
    yAxis: [
      { ...category, data: pareto.bars.map(words.label), axisLabel: nameLabel(around, names) },
      { ...category, gridIndex: 1, position: 'right', data: pareto.bars.map((bar) => words.percent(bar.cumulative)), axisLabel: { ...textStyle(around), interval: 0, show: !pareto.countsOnly } },
    ],
  };
}

function barColour(bar: ParetoBar, weak: boolean, theme: Surroundings['theme']): string {
  const colours = COLOURS[theme];
  if (bar.part !== 'type' || weak) return colours.strip;
  return bar.vital ? colours.brand : colours.sequence[2];
}

/**
 * Draws bars with their sizes (the vital few strong, what stands for several grey), and beside them, in a panel of its own from 0 to 100 %, the share
 * reached; without the panel where there are too few cases for shares.
 */
export function paretoOption(pareto: Pareto, words: ParetoWords, around: Surroundings): ChartOption {
  const colours = COLOURS[around.theme];
  const { scale, theme } = around;
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
          value: bar.value,
          itemStyle: { color: barColour(bar, pareto.weak, theme) },
          label: { show: true, position: 'right' as const, formatter: words.size(bar), ...textStyle(around), color: colours.ink },
        })),
      },
      {
        type: 'line', xAxisIndex: 1, yAxisIndex: 1, step: 'middle', symbol: 'circle', symbolSize: 5 * scale, silent: pareto.countsOnly,
        lineStyle: { color: colours.muted, width: 1.5 * scale }, itemStyle: { color: colours.muted },
        data: pareto.countsOnly ? [] : pareto.bars.map((bar) => bar.cumulative),
        markLine: {
          silent: true, symbol: 'none', animation: false, label: { show: false },
          lineStyle: { color: colours.muted, type: 'dashed', width: 1 }, data: pareto.countsOnly ? [] : [{ xAxis: FOUR_FIFTHS }],
        },
      },
    ],
  };
}

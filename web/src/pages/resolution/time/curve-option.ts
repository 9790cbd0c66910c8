import type { ChartOption } from '../../../chart/echarts.js';
import { BAND_OPACITY, COLOURS } from '../../../chart/colours.js';
import type { Surroundings } from '../../../chart/colours.js';
import { baseOption, textStyle, tooltip, valueAxis } from '../../../chart/option/base.js';
import type { EndingBand, Panel } from './curves.js';

type Step = Panel['steps'][number];

/** Words of curves and bands. */
export interface CurveWords {
  readonly percent: (share: number) => string;
  readonly day: (day: number) => string;
  readonly tooltip: (index: number) => string;
}

/** Days between ticks, so that about six stand on the axis. */
const dayInterval = (horizon: number): number => [5, 10, 15, 30, 60, 90, 180, 360].find((days) => horizon / days <= 6) ?? 720;

function axes(horizon: number, words: CurveWords, around: Surroundings): Pick<ChartOption, 'xAxis' | 'yAxis'> {
  const { hairline } = COLOURS[around.theme];
  return {
    xAxis: { ...valueAxis(around), min: 0, max: horizon, interval: dayInterval(horizon), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: hairline } }, axisLabel: { ...textStyle(around), showMaxLabel: false, formatter: (day: number) => words.day(day) } },
    yAxis: { ...valueAxis(around), min: 0, max: 1, interval: 0.25, axisLabel: { ...textStyle(around), formatter: words.percent } },
  };
}

/** One member's curve with its band and median over the grey curve of all cases. */
export function curveOption(panel: Panel, whole: readonly Step[], horizon: number, words: CurveWords, around: Surroundings): ChartOption {
  const { brand, muted, edge } = { ...COLOURS[around.theme], edge: COLOURS[around.theme].strip };
  const { scale } = around;
  const step = { type: 'line' as const, step: 'end' as const, symbol: 'none', animation: false };
  const colour = panel.reliance === 'full' ? brand : muted;
  const band = { ...step, stack: 'band', stackStrategy: 'all' as const, silent: true, lineStyle: { opacity: 0 } };
  const median = panel.median !== null && panel.median <= horizon && panel.steps.length > 1 ? [{ xAxis: panel.median }] : [];
  return {
    ...baseOption(around), ...axes(horizon, words, around), grid: { left: 44 * scale, right: 12 * scale, top: 10 * scale, bottom: 26 * scale },
    tooltip: tooltip(around, 'axis', words.tooltip),
    series: [
      { ...step, data: panel.steps.map(({ day, survival }) => [day, survival]), lineStyle: { color: colour, width: 2 * scale }, itemStyle: { color: colour }, z: 3, markLine: { silent: true, symbol: 'none', animation: false, lineStyle: { color: colour, type: 'dashed', width: 1 }, label: { show: false }, data: median } },
      { ...band, data: panel.steps.map(({ day, low }) => [day, low]) },
      { ...band, data: panel.steps.map(({ day, low, high }) => [day, high - low]), areaStyle: { color: colour, opacity: BAND_OPACITY } },
      { ...step, silent: true, data: whole.map(({ day, survival }) => [day, survival]), lineStyle: { color: edge, width: 1.5 * scale }, z: 2 },
    ],
  };
}

/** Fills of the endings, and of what is still open, from the ground up: one hue, so that order can be seen; words stand beside. */
export function endingFills(theme: Surroundings['theme'], count: number): readonly string[] {
  const [faint, light, middle, strong, full] = COLOURS[theme].sequence;
  return [...[full, middle, light, strong].slice(0, count), faint];
}

/** Endings as bands that add up to one on every day. */
export function endingsOption(days: readonly number[], bands: readonly EndingBand[], words: CurveWords, around: Surroundings): ChartOption {
  const { card } = COLOURS[around.theme];
  const { scale } = around;
  const fills = endingFills(around.theme, bands.length);
  const open = days.map((_, i) => Math.max(0, 1 - bands.reduce((sum, { shares }) => sum + (shares[i] ?? 0), 0)));
  return {
    ...baseOption(around), ...axes(days.at(-1) ?? 1, words, around), grid: { left: 48 * scale, right: 16 * scale, top: 10 * scale, bottom: 28 * scale },
    tooltip: tooltip(around, 'axis', words.tooltip),
    series: [...bands.map(({ shares }) => shares), open].map((shares, i) => ({
      type: 'line' as const, step: 'end' as const, symbol: 'none', stack: 'endings', silent: true, lineStyle: { color: card, width: 1 },
      areaStyle: { color: fills[i] ?? card, opacity: 1 }, data: days.map((day, at) => [day, shares[at] ?? 0]),
    })),
  };
}

import type { ChartOption } from '../echarts.js';
import { BAND_OPACITY, COLOURS } from '../colours.js';
import type { Surroundings } from '../colours.js';
import type { Trend, TrendPoint } from '../prepare/trend.js';
import { controlSeries, signalMark } from './control.js';
import { earlierSeries } from './earlier.js';
import { flagAreas, flagSeries } from './flags.js';
import type { Flag } from './flags.js';
import { rollingSeries } from './rolling.js';
import { targetSeries } from './target.js';
import { baseOption, categoryAxis, textStyle, tooltip, valueAxis } from './base.js';

/** What a trend says in words: month on the axis, number on the axis, one month in full. */
export interface TrendWords {
  readonly month: (point: TrendPoint, index: number) => string;
  readonly tick: (value: number) => string;
  readonly tooltip: (point: TrendPoint) => string;
  /** Written at the line's end; empty for none. */
  readonly end: string;
  /** Names the strip of n; empty leaves the strip out. */
  readonly strip: string;
  /** Written at the end of the target's line; empty or absent for none. */
  readonly target?: string;
  /** Names the line of several months together; empty or absent for none. */
  readonly rolling?: string;
  /** Names the line of a year before; empty or absent: no label. */
  readonly earlier?: string;
  /** Letters above points, by the index of their point. */
  readonly letters?: readonly { readonly index: number; readonly letter: string }[];
  /** What happened, on the time axis. */
  readonly flags?: readonly Flag[];
}

type LineSeries = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

const NARROW = 420;
/** So many labels fit a narrow chart. */
const FEW = 4;

function band(trend: Trend, colour: string): LineSeries[] {
  const step = trend.shape === 'step' ? { step: 'middle' as const } : {};
  // By default a stack keeps what is below zero apart from what is above: a band around a negative value would begin at zero.
  const quiet = { type: 'line' as const, symbol: 'none', silent: true, stack: 'band', stackStrategy: 'all' as const, lineStyle: { opacity: 0 }, ...step };
  return [
    { ...quiet, data: trend.points.map((point) => point.low) },
    {
      ...quiet,
      data: trend.points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
      areaStyle: { color: colour, opacity: BAND_OPACITY },
    },
  ];
}

function lines(trend: Trend, words: TrendWords, around: Surroundings): LineSeries[] {
  const colours = COLOURS[around.theme];
  const symbolSize = 6 * around.scale;
  const step = trend.shape === 'step' ? { step: 'middle' as const } : {};
  const common = { type: 'line' as const, showSymbol: true, symbol: 'circle', ...step };
  const datum = (point: TrendPoint, hollow: boolean) => {
    const mark = signalMark(point, around);
    return mark === null ? plainDatum(point, hollow) : { value: point.value ?? '-', symbol: mark.symbol, symbolSize: mark.symbolSize, itemStyle: hollow ? { color: colours.card, borderColor: mark.color, borderWidth: 2 } : { color: mark.color } };
  };
  const plainDatum = (point: TrendPoint, hollow: boolean) => ({
    value: point.value ?? '-',
    symbolSize,
    itemStyle: hollow || point.caveat === 'indicative'
      ? { color: colours.card, borderColor: point.caveat === 'indicative' ? colours.muted : colours.brand, borderWidth: 1.5 }
      : { color: colours.brand },
  });
  const firm = trend.points.map((point, index) => (index <= trend.firmUntil ? datum(point, false) : '-'));
  const loose = trend.points.map((point, index) => {
    if (index < trend.firmUntil) return '-';
    return index === trend.firmUntil ? { value: point.value ?? '-', symbolSize: 0 } : datum(point, true);
  });
  const label = { show: words.end !== '', formatter: words.end, ...textStyle(around), color: colours.brand, distance: 8 };
  const firmEnds = trend.firmUntil === trend.points.length - 1;
  return [
    { ...common, data: firm, lineStyle: { color: colours.brand, width: 2 * around.scale }, endLabel: { ...label, show: label.show && firmEnds }, z: 3 },
    { ...common, data: loose, lineStyle: { color: colours.brand, width: 1.5 * around.scale, type: 'dotted' }, endLabel: { ...label, show: label.show && !firmEnds }, z: 3 },
  ];
}

function bars(trend: Trend, around: Surroundings): LineSeries[] {
  const colours = COLOURS[around.theme];
  const data = trend.points.map((point) => ({
    value: point.value ?? '-',
    itemStyle: point.complete
      ? { color: signalMark(point, around)?.color ?? colours.brand }
      : { color: colours.card, borderColor: colours.brand, borderWidth: 1, borderType: 'dashed' as const },
  }));
  // A bar has no shape to change, so a signal stands on top of it as a mark.
  const marks = trend.points.flatMap((point, index) => {
    const mark = signalMark(point, around);
    return mark === null || point.value === null ? [] : [{ name: '', coord: [index, point.value], symbol: mark.symbol, symbolSize: mark.symbolSize, itemStyle: { color: mark.color, borderColor: colours.card, borderWidth: 1 }, label: { show: false } }];
  });
  return [{ type: 'bar', data, barMaxWidth: 36 * around.scale, barCategoryGap: '35%', markPoint: { silent: true, animation: false, data: marks } }];
}

function strip(trend: Trend, around: Surroundings): LineSeries {
  return {
    type: 'bar', xAxisIndex: 1, yAxisIndex: 1, silent: true, barCategoryGap: '25%', barMaxWidth: 30 * around.scale,
    data: trend.points.map((point) => point.n), itemStyle: { color: COLOURS[around.theme].strip },
  };
}

/** Room beside the drawing: numbers of the axis to the left, the label of the line's end to the right. */
const sides = (trend: Trend, words: TrendWords, { scale }: Surroundings) => ({ left: 52 * scale, right: (words.end === '' || trend.shape === 'bar' ? 14 : 74) * scale });

function axes(trend: Trend, words: TrendWords, around: Surroundings, withStrip: boolean): Pick<ChartOption, 'grid' | 'xAxis' | 'yAxis'> {
  const { scale } = around;
  const { left, right } = sides(trend, words, around);
  const { flags = [] } = words;
  // The names of flags stand above the drawing, where nothing is drawn.
  const top = (flags.length === 0 ? 14 : 30) * scale;
  const category = { ...categoryAxis(around), ...flagAreas(flags, trend.points.length, around) };
  const months = trend.points.map(words.month);
  const every = around.width < NARROW && trend.points.length > FEW ? { interval: 2 } : {};
  const label = { ...category.axisLabel, ...every };
  const main = { ...valueAxis(around), min: trend.axis.min, max: trend.axis.max, interval: trend.axis.interval, axisLabel: { ...textStyle(around), formatter: words.tick } };
  if (!withStrip) {
    return { grid: { left, right, top, bottom: 40 * scale }, xAxis: { ...category, data: months, axisLabel: label }, yAxis: main };
  }
  const most = Math.max(1, ...trend.points.map((point) => point.n));
  return {
    grid: [
      { left, right, top, bottom: 92 * scale },
      { left, right, height: 28 * scale, bottom: 40 * scale },
    ],
    xAxis: [
      { ...category, data: months, axisLabel: { show: false } },
      { ...category, splitArea: { show: false }, data: months, gridIndex: 1, axisLabel: label },
    ],
    yAxis: [main, {
      ...valueAxis(around), gridIndex: 1, min: 0, max: most, interval: most, splitLine: { show: false }, axisLabel: { show: false },
      name: words.strip, nameLocation: 'middle', nameRotate: 0, nameGap: 26 * scale, nameTextStyle: textStyle(around),
    }],
  };
}

/** Letters above the points they belong to, on the floor where nothing is drawn; a line without a line, so that every point has its place. */
function letterMarks(trend: Trend, { letters = [] }: TrendWords, around: Surroundings): LineSeries[] {
  if (letters.length === 0) return [];
  const { card, concern } = COLOURS[around.theme];
  const byIndex = new Map(letters.map(({ index, letter }) => [index, letter]));
  return [{
    type: 'line', silent: true, showSymbol: true, symbol: 'circle', symbolSize: 1, z: 4, lineStyle: { opacity: 0 }, itemStyle: { color: 'transparent' },
    data: trend.points.map(({ value }, index) => (byIndex.has(index) ? value ?? trend.axis.min : '-')),
    label: {
      ...textStyle(around), show: true, position: 'top', distance: 8 * around.scale, formatter: ({ dataIndex }) => byIndex.get(dataIndex) ?? '',
      color: concern, fontWeight: 600, backgroundColor: card, borderColor: concern, borderWidth: 1, borderRadius: 3, padding: [2, 4],
    },
  }];
}

/** Draws a trend: band, line or bars, dotted tail, and the strip of n under it. */
export function trendOption(trend: Trend, words: TrendWords, around: Surroundings): ChartOption {
  const withStrip = trend.hasStrip && words.strip !== '';
  const drawn = [...controlSeries(trend, around), ...targetSeries(trend, words.target ?? '', around), ...(trend.shape === 'bar' ? bars(trend, around) : [...band(trend, COLOURS[around.theme].brand), ...lines(trend, words, around)])];
  const { left, right } = sides(trend, words, around);
  drawn.push(...rollingSeries(trend, words.rolling ?? '', around), ...earlierSeries(trend, words.earlier ?? '', around), ...flagSeries(words.flags ?? [], trend.points.length, around.width - left - right, around), ...letterMarks(trend, words, around));
  return {
    ...baseOption(around),
    ...axes(trend, words, around, withStrip),
    tooltip: tooltip(around, 'axis', (index) => {
      const point = trend.points[index];
      return point === undefined ? '' : words.tooltip(point);
    }),
    series: withStrip ? [...drawn, strip(trend, around)] : drawn,
  };
}

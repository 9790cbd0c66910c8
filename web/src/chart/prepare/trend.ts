import type { SeriesQuery } from '../../graphql/gen/graphql.js';
import { limitsOf, toneOf } from '../../measure/control.js';
import type { ControlLimits, Tone } from '../../measure/control.js';
import { caveatOf, drawable, isRate } from '../../measure/measure.js';
import type { Caveat, MetricDefinition, MetricValue } from '../../measure/measure.js';
import { targetOn } from '../../measure/target.js';
import type { Target } from '../../measure/target.js';

type Point = SeriesQuery['series'][number]['points'][number];

/** A bucket of a series, with its control limits and working days where they were asked for. */
export type Month = Omit<Point, 'control' | 'perWorkday' | 'workdays'> & Partial<Pick<Point, 'control' | 'perWorkday' | 'workdays'>>;

/** A series as the contract answers it. */
export type Series = Omit<SeriesQuery['series'][number], 'points'> & { readonly points: readonly Month[] };

/** One month of a trend; null where nothing may be drawn. */
export interface TrendPoint {
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly complete: boolean;
  readonly caveat: Caveat;
  /** Working days; null in a year whose holidays are not announced, absent where they were not asked for. */
  readonly workdays?: number | null;
  /** The value of a year before; null where there is none to be held against. */
  readonly earlier?: number | null;
  /** What is to be reached in the month, or the interval to lie in; nothing where nobody set any. */
  readonly target?: Target | null;
  /** Control limits, cut off at what is possible; null where the month is not judged. */
  readonly limits: (Pick<ControlLimits, 'centre' | 'lower' | 'upper' | 'rule' | 'variation'> & { readonly tone: Tone }) | null;
}

/** Ends and steps of a value axis. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
  /** The axis does not start at zero, and the chart must say so. */
  readonly cut: boolean;
}

/** A trend ready to be drawn: order, gaps and shape decided. */
export interface Trend {
  readonly shape: 'line' | 'bar' | 'step';
  readonly points: readonly TrendPoint[];
  /** Index after which the months are not final (incomplete or immature); the line is dotted from there. */
  readonly firmUntil: number;
  /** Months without a point because there are fewer than ten cases. */
  readonly gaps: number;
  /** Lowest and highest value drawn, intervals left out; null when nothing is. */
  readonly extent: readonly [number, number] | null;
  readonly axis: Axis;
  /** Rates and medians show how many cases stand behind each month. */
  readonly hasStrip: boolean;
}

const SHAPES = { amount: 'bar', count: 'bar', duration: 'line', level: 'step', ratio: 'line', quotient: 'line', stock_ratio: 'step', turnover: 'line', balance: 'line' } as const;

function pointOf(point: Month, definition: MetricDefinition, targets: readonly Target[], before: MetricValue | undefined): TrendPoint {
  const { value } = point;
  const number = drawable(value, definition);
  const interval = number !== null && isRate(definition);
  return {
    from: point.from,
    to: point.to,
    value: number,
    low: interval ? value.ciLow : null,
    high: interval ? value.ciHigh : null,
    n: value.n,
    complete: point.complete,
    caveat: caveatOf(value, definition),
    ...(point.workdays === undefined ? {} : { workdays: point.workdays }),
    earlier: before === undefined ? null : drawable(before, definition),
    target: targetOn(targets, point.to),
    limits: point.control ? { ...point.control, ...limitsOf(point.control, definition), tone: toneOf(point.control.variation) } : null,
  };
}

function firmUntil(points: readonly TrendPoint[]): number {
  let last = points.length - 1;
  while (last > 0 && isLoose(points[last])) last -= 1;
  return last;
}

function isLoose(point: TrendPoint | undefined): boolean {
  return point !== undefined && (!point.complete || point.caveat === 'immature');
}

const STEPS = 4;
const NOTHING_EARLIER: ReadonlyMap<string, MetricValue> = new Map();

/** Kinds whose values are whole, and days. */
const WHOLE: ReadonlySet<MetricDefinition['kind']> = new Set(['count', 'level', 'duration']);

/** A metric as far as an axis is concerned; counts told per working day are no whole numbers. */
type Scaled = Pick<MetricDefinition, 'kind'> & Partial<Pick<MetricDefinition, 'unit'>>;

/** Zero is always on the axis of a score that may be negative. */
function balanceAxis(low: number, high: number): Axis {
  const interval = niceAbove((high - low) / STEPS);
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval || interval, interval, cut: false };
}

/** Axis ends: bars, steps and days start at zero; a rate may not, and then says so. */
export function axisOf(values: readonly number[], definition: Scaled): Axis {
  const high = Math.max(0, ...values);
  if (definition.kind === 'balance') return balanceAxis(Math.min(0, ...values), high);
  if (definition.kind !== 'ratio') {
    const interval = Math.max(niceAbove(high / STEPS), WHOLE.has(definition.kind) && definition.unit !== 'times' ? 1 : 0);
    return { min: 0, max: interval * Math.max(1, Math.ceil(high / interval)), interval, cut: false };
  }
  const low = Math.min(1, ...values);
  const interval = high - low > 0.4 ? 0.2 : high - low > 0.2 ? 0.1 : 0.05;
  const steps = (share: number): number => Math.round(share / interval * 1e6) / 1e6;
  const min = Math.max(0, Math.floor(steps(low - 0.01)) * interval);
  const from = min < 0.25 ? 0 : min;
  return { min: from, max: Math.min(1, Math.ceil(steps(high + 0.005)) * interval), interval: from === 0 ? 0.2 : interval, cut: from > 0 };
}

/** The next round number (1, 2, 2.5, 5 × 10ⁿ) at or above; 1 for nothing. */
export function niceAbove(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9));
  return (step ?? 10) * power;
}

/** Orders a series by time and decides its shape, gaps, dotted tail and axis. `earlier` are values of a year before, by the first day of the point they belong to. */
export function prepareTrend(series: { readonly points: readonly Month[]; readonly control?: Series['control'] }, definition: MetricDefinition, earlier: ReadonlyMap<string, MetricValue> = NOTHING_EARLIER): Trend {
  const points = [...series.points]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((point) => pointOf(point, definition, series.control?.targets ?? [], earlier.get(point.from)));
  const drawn = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const ends = points.flatMap((point) => [point.low, point.high, point.earlier ?? null, point.limits?.lower ?? null, point.limits?.upper ?? null, point.target?.lower ?? null, point.target?.upper ?? null, point.target?.value ?? null].filter((end) => end !== null));
  return {
    shape: SHAPES[definition.kind],
    points,
    firmUntil: firmUntil(points),
    gaps: points.filter((point) => point.caveat === 'counts').length,
    extent: drawn.length === 0 ? null : [Math.min(...drawn), Math.max(...drawn)],
    axis: axisOf([...drawn, ...ends], definition),
    hasStrip: isRate(definition),
  };
}

/** One axis for several trends, so that panels can be compared. */
export function sharedAxis(trends: readonly Trend[], definition: Scaled): Axis {
  return axisOf(trends.flatMap((trend) => trend.points.flatMap((point) =>
    [point.value, point.low, point.high].filter((end) => end !== null))), definition);
}

import { axisOf } from './trend.js';
import type { Trend } from './trend.js';
import type { MetricDefinition } from '../../measure/measure.js';

/** A sparkline as paths in a box; empty strings where there is nothing to draw. */
export interface Sparkline {
  readonly line: string;
  readonly band: string;
  readonly last: { readonly x: number; readonly y: number } | null;
  /** Points with no neighbour on either side: a line cannot show them. */
  readonly alone: readonly { readonly x: number; readonly y: number }[];
}

/** The box paths are drawn in; stretched to the tile, so strokes must not scale. */
export const BOX = { width: 200, height: 36, pad: 4 } as const;

const MIN_SPAN = { ratio: 0.1, quotient: 0.1, rate: 0.1, stock_ratio: 0.1, turnover: 0.1, balance: 10, duration: 4, count: 1, level: 1, amount: 1 } as const;

function runs<T>(items: readonly (T | null)[]): T[][] {
  const found: T[][] = [[]];
  for (const item of items) {
    if (item === null) found.push([]);
    else found.at(-1)?.push(item);
  }
  return found.filter((run) => run.length > 0);
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;
const at = (x: number, y: number): string => `${tenth(x)} ${tenth(y)}`;

/** The shade: control limits where the trend has any, else the interval of each month. */
function bandOf({ points }: Trend): readonly { readonly low: number | null; readonly high: number | null }[] {
  const hasLimits = points.some(({ limits }) => limits !== null);
  return hasLimits ? points.map(({ limits }) => ({ low: limits?.lower ?? null, high: limits?.upper ?? null })) : points;
}

/** Scales a trend into the box. The span is never less than a sensible one, so that noise does not look like mountains. */
export function sparkline(trend: Trend, definition: MetricDefinition): Sparkline {
  const band = bandOf(trend);
  const ends = [...trend.points.map(({ value }) => value), ...band.flatMap(({ low, high }) => [low, high])].filter((end) => end !== null);
  if (ends.length === 0) return { line: '', band: '', last: null, alone: [] };
  const floor = definition.kind === 'ratio' || definition.kind === 'duration' || definition.kind === 'balance' ? Math.min(...ends) : axisOf(ends, definition).min;
  const top = Math.max(...ends);
  const slack = Math.max(0, MIN_SPAN[definition.kind] - (top - floor)) / 2;
  const [min, max] = [floor - slack, top + slack];
  const stepX = (BOX.width - 2 * BOX.pad) / Math.max(1, trend.points.length - 1);
  const x = (index: number): number => BOX.pad + index * stepX;
  const y = (value: number): number => BOX.height - BOX.pad - ((value - min) / (max - min || 1)) * (BOX.height - 2 * BOX.pad);
  const spots = trend.points.map((point, index) => (point.value === null ? null : { x: x(index), y: y(point.value) }));
  const edges = band.map(({ low, high }, index) =>
    (low === null || high === null ? null : { x: x(index), low: y(low), high: y(high) }));
  const lines = runs(spots);
  return {
    line: lines.filter((run) => run.length > 1).map((run) => `M${run.map((spot) => at(spot.x, spot.y)).join('L')}`).join(''),
    band: runs(edges).filter((run) => run.length > 1).map((run) =>
      `M${run.map((edge) => at(edge.x, edge.high)).join('L')}L${run.toReversed().map((edge) => at(edge.x, edge.low)).join('L')}Z`).join(''),
    last: spots.findLast((spot) => spot !== null) ?? null,
    alone: lines.flatMap((run) => (run.length === 1 ? run : [])),
  };
}

import { prepareTrend, sharedAxis } from '../../chart/prepare/trend.js';
import type { Trend } from '../../chart/prepare/trend.js';
import type { MetricDefinition } from '../../measure/measure.js';
import { drawable } from '../../measure/measure.js';
import { barScale } from '../../table/interval-bar.js';
import type { BarScale, Interval } from '../../table/interval-bar.js';
import type { Exploration, ExplorationCell } from './pivot.js';

/** Panels on a page; more are not compared by eye any more. */
export const MOST_PANELS = 24;

/** A trend of one member (or crossing of two). */
export interface TrendPanel {
  readonly key: string;
  readonly row: number | null;
  readonly column: number | null;
  readonly trend: Trend;
  readonly whole: ExplorationCell;
}

/** Lines with intervals: one panel a member of the second split. */
export interface BarPanel {
  readonly key: string;
  readonly column: number | null;
  readonly bars: readonly { readonly row: number | null; readonly cell: ExplorationCell; readonly interval: Interval }[];
}

const indices = (axis: Exploration['rows']): (number | null)[] => (axis === null ? [null] : axis.members.map((_, index) => index));

/** Small multiples of one metric over time on one axis, members of the first split by those of the second; `total` counts those there would be. */
export function trendPanels(exploration: Exploration, definition: MetricDefinition): { readonly panels: readonly TrendPanel[]; readonly total: number } {
  const mine = exploration.cells.filter(({ metric }) => metric === definition.id);
  const places = indices(exploration.rows).flatMap((row) => indices(exploration.columns).map((column) => ({ row, column })));
  const drawn = places.slice(0, MOST_PANELS).flatMap(({ column, row }) => {
    const here = mine.filter((cell) => cell.row === row && cell.column === column);
    const whole = here.find(({ bucket }) => bucket === null);
    const points = exploration.buckets.flatMap((span, bucket) => { const cell = here.find((one) => one.bucket === bucket); return cell === undefined ? [] : [{ ...span, value: cell.value }]; });
    return whole === undefined ? [] : [{ key: `${String(row)}/${String(column)}`, row, column, whole, trend: prepareTrend({ points }, definition) }];
  });
  const axis = sharedAxis(drawn.map(({ trend }) => trend), definition);
  return { panels: drawn.map((panel) => ({ ...panel, trend: { ...panel.trend, axis } })), total: places.length };
}

/** The whole period of one metric as lines with intervals, on one scale over all panels; the reference is the total of a panel. */
export function barPanels(exploration: Exploration, definition: MetricDefinition): { readonly panels: readonly BarPanel[]; readonly scale: BarScale } {
  const mine = exploration.cells.filter(({ bucket, metric }) => bucket === null && metric === definition.id);
  const isSize = definition.kind === 'count' || definition.kind === 'level';
  const panels = indices(exploration.columns).map((column): BarPanel => {
    const here = mine.filter((cell) => cell.column === column);
    const total = here.find(({ row }) => row === null);
    const reference = isSize || total === undefined || exploration.rows === null ? null : drawable(total.value, definition);
    const shown = exploration.rows === null ? here : here.filter(({ row }) => row !== null);
    const bars = shown.map((cell) => {
      const value = drawable(cell.value, definition);
      return { row: cell.row, cell, interval: { value, low: value === null ? null : cell.value.ciLow, high: value === null ? null : cell.value.ciHigh, reference } };
    });
    return { key: String(column), column, bars };
  });
  const scale = barScale(panels.flatMap(({ bars }) => bars.map(({ interval }) => interval)));
  return { panels, scale: isSize ? { min: 0, max: scale.max } : scale };
}

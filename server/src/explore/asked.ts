import { bucketsOf, metricById, type DateRange, type Dimension, type DimensionId, type MetricId, type Question, type Split } from '@concord/sql';
import type { Snapshot } from '../store/store.js';
import { askTallies, type Cell } from '../metrics/ask-tallies.js';
import { poolTallies, emptyTally, type Tally } from '../metrics/tally.js';

/** A split with the members that are listed, and whether anything fell outside of them. */
export interface Axis {
  readonly dimension: Dimension;
  readonly id: DimensionId;
  readonly named: readonly string[];
  readonly memberCount: number;
}

/** Where a tally stands: an index of a listed member, `named.length` for 其他, null for all together. */
export interface Place {
  readonly row: number | null;
  readonly column: number | null;
}

/** Everything counted in a range: by metric, place and bucket (null: the range as one). */
export interface Counted {
  readonly tally: (metric: MetricId, place: Place, bucket: number | null) => Tally;
  /** Whether anything was counted for a metric at a place, in any bucket. */
  readonly holds: (metric: MetricId, place: Place) => boolean;
}

const keyOf = (metric: MetricId, { row, column }: Place): string => `${metric} ${String(row)} ${String(column)}`;

function placeOf({ isOther, member }: Cell, rows: Axis | null, columns: Axis | null): Place {
  const at = (axis: Axis): number => (isOther ? axis.named.length : axis.named.indexOf(member));
  if (rows !== null && columns !== null) {
    // Both splits: places from 1, and 0 for 其他 (`grouping` of sql).
    const [row = 0, column = 0] = member.split(':').map(Number);
    return { row: row === 0 ? rows.named.length : row - 1, column: column === 0 ? columns.named.length : column - 1 };
  }
  return { row: rows === null ? null : at(rows), column: columns === null ? null : at(columns) };
}

const splitOf = (axis: Axis): Split => ({ dimension: axis.id, named: axis.named });

/**
 * Asks for a range at each grain of the table: all together, each split, and both crossed. Nothing is added up over members, so that medians and stocks are as right
 * in the totals as in the cells.
 */
export async function countedIn(snapshot: Snapshot, question: Question, range: DateRange, rows: Axis | null, columns: Axis | null): Promise<Counted> {
  const asked = { ...question, range };
  const grains: (readonly [Axis | null, Axis | null])[] = [[null, null]];
  if (rows !== null) grains.push([rows, null]);
  if (columns !== null) grains.push([null, columns]);
  if (rows !== null && columns !== null) grains.push([rows, columns]);
  const found = new Map<string, Map<Cell['bucket'], Tally>>();
  const note = (metric: MetricId, cell: Cell, place: Place): void => {
    const key = keyOf(metric, place);
    found.set(key, (found.get(key) ?? new Map<Cell['bucket'], Tally>()).set(cell.bucket, cell.tally));
  };
  await Promise.all(grains.map(async ([row, column]) => {
    const split = row ?? column;
    const cells = await askTallies(snapshot, { ...asked, ...(split === null ? {} : { split: splitOf(split) }), ...(row === null || column === null ? {} : { across: splitOf(column) }) });
    for (const [metric, mine] of cells) for (const cell of mine) note(metric, cell, placeOf(cell, row, column));
  }));
  const buckets = bucketsOf(range, question.bucket).length;
  const tally = (id: MetricId, place: Place, bucket: number | null): Tally => {
    const metric = metricById(id);
    const mine = found.get(keyOf(id, place));
    if (bucket !== null) return mine?.get(bucket) ?? emptyTally(metric);
    const whole = poolTallies(metric, Array.from({ length: buckets }, (_, i) => mine?.get(i) ?? emptyTally(metric)));
    return whole ?? mine?.get('whole') ?? (question.bucket === 'all' ? mine?.get(0) : undefined) ?? emptyTally(metric);
  };
  return { tally, holds: (metric, place) => (found.get(keyOf(metric, place))?.size ?? 0) > 0 };
}

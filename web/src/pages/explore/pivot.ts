import type { ExplorationQuery } from '../../graphql/gen/graphql.js';

/** The answer a table is made of. */
export type Exploration = ExplorationQuery['exploration'];
/** One number of it. */
export type ExplorationCell = Exploration['cells'][number];

/** A column of the table: a metric, at a member of the second split or a time; null for all of them. */
export interface PivotColumn {
  readonly key: string;
  readonly metric: ExplorationCell['metric'];
  readonly column: number | null;
  readonly bucket: number | null;
}

/** A line of the table. */
export interface PivotLine {
  readonly key: string;
  readonly row: number | null;
  /** With a grain of time the second split lies under each member of the first. */
  readonly column: number | null;
  readonly depth: 0 | 1;
  readonly kind: 'member' | 'other' | 'total';
  readonly cells: readonly (ExplorationCell | null)[];
}

/** A table: its columns, and its lines with the totals last. */
export interface Pivot {
  readonly columns: readonly PivotColumn[];
  readonly lines: readonly PivotLine[];
}

const keyOf = (metric: string, row: number | null, column: number | null, bucket: number | null): string => [metric, row ?? '', column ?? '', bucket ?? ''].join('.');

/** Places of an axis in the order shown: members, 其他, all together. */
const places = (axis: Exploration['rows']): (number | null)[] => (axis === null ? [null] : [...axis.members.map((_, index) => index), null]);

const kindOf = (axis: Exploration['rows'], index: number | null): PivotLine['kind'] => (index === null ? 'total' : axis?.members[index]?.isOther === true ? 'other' : 'member');

function columnsOf({ buckets, columns }: Exploration, metrics: readonly ExplorationCell['metric'][]): PivotColumn[] {
  const across = buckets.length > 0 ? [...buckets.map((_, bucket) => ({ column: null, bucket })), { column: null, bucket: null }] : places(columns).map((column) => ({ column, bucket: null }));
  return metrics.flatMap((metric) => across.map(({ bucket, column }) => ({ metric, column, bucket, key: keyOf(metric, null, column, bucket) })));
}

/** Values that may be put in an order: rates on fewer than thirty cases never are. */
function orderable(cell: ExplorationCell | null | undefined): number | null {
  return cell?.value.reliability === 'full' ? (cell.value.value ?? null) : null;
}

/** Rows by a column; those that may not be ordered keep their place after the others, 其他 and the total stay last. */
function inOrder(rows: readonly (number | null)[], axis: Exploration['rows'], sort: string | null, cellAt: (row: number | null, column: PivotColumn) => ExplorationCell | undefined, columns: readonly PivotColumn[]): (number | null)[] {
  const ascending = sort?.startsWith('-') === true;
  const column = columns.find(({ key }) => key === (ascending ? sort.slice(1) : sort));
  if (column === undefined) return [...rows];
  const members = rows.filter((row) => kindOf(axis, row) === 'member');
  const valueOf = (row: number | null): number | null => orderable(cellAt(row, column));
  const ordered = members.filter((row) => valueOf(row) !== null).sort((a, b) => ((valueOf(a) ?? 0) - (valueOf(b) ?? 0)) * (ascending ? 1 : -1));
  return [...ordered, ...members.filter((row) => valueOf(row) === null), ...rows.filter((row) => kindOf(axis, row) !== 'member')];
}

/** Lays an exploration out: metrics and times (or the second split) side by side, the first split downwards, totals at the foot. */
export function pivotOf(exploration: Exploration, metrics: readonly ExplorationCell['metric'][], sort: string | null): Pivot {
  const cells = new Map(exploration.cells.map((cell) => [keyOf(cell.metric, cell.row, cell.column, cell.bucket), cell]));
  const columns = columnsOf(exploration, metrics);
  const isNested = exploration.buckets.length > 0 && exploration.columns !== null;
  const at = (row: number | null, column: number | null, place: PivotColumn): ExplorationCell | undefined => cells.get(keyOf(place.metric, row, column ?? place.column, place.bucket));
  const line = (row: number | null, column: number | null, depth: PivotLine['depth'], kind: PivotLine['kind']): PivotLine =>
    ({ key: `${String(row)}/${String(column)}`, row, column, depth, kind, cells: columns.map((place) => at(row, column, place) ?? null) });
  const rows = inOrder(places(exploration.rows), exploration.rows, sort, (row, place) => at(row, null, place), columns);
  return {
    columns,
    lines: rows.flatMap((row) => {
      const own = line(row, null, 0, kindOf(exploration.rows, row));
      return isNested ? [own, ...(exploration.columns?.members ?? []).map((_, index) => line(row, index, 1, kindOf(exploration.columns, index)))] : [own];
    }),
  };
}

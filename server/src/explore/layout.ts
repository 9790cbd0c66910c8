import { QuestionError } from '../store/errors.js';

/** More cells than this are no table a person reads, nor an answer a browser should get. */
export const MAX_CELLS = 4_000;

/** How many members of each split are listed. */
export interface Sizes {
  readonly rows: number;
  readonly columns: number;
}

/** What else multiplies the cells of a table. */
export interface Depth {
  readonly metrics: number;
  /** Buckets of time, the whole range not counted. */
  readonly buckets: number;
  readonly hasRows: boolean;
  readonly hasColumns: boolean;
}

/** Members with 其他 and all together. */
const lines = (members: number, isSplit: boolean): number => (isSplit ? members + 2 : 1);

/** Cells of a table of this size, its subtotals and totals included. */
export const cellsOf = ({ rows, columns }: Sizes, { buckets, hasColumns, hasRows, metrics }: Depth): number =>
  metrics * (buckets + 1) * lines(rows, hasRows) * lines(columns, hasColumns);

/**
 * The largest table within `MAX_CELLS` that lists at most `wanted` members: the longer side is shortened first. Throws `QuestionError` TOO_LARGE where one member
 * of each would be too much already.
 */
export function fitting(wanted: Sizes, depth: Depth): Sizes {
  let { rows, columns } = wanted;
  while (cellsOf({ rows, columns }, depth) > MAX_CELLS) {
    if (depth.hasRows && rows > 1 && (rows >= columns || !depth.hasColumns || columns <= 1)) rows -= 1;
    else if (depth.hasColumns && columns > 1) columns -= 1;
    else throw new QuestionError('TOO_LARGE', `more than ${String(MAX_CELLS)} cells: ask for fewer metrics, a shorter period or a coarser grain`);
  }
  return { rows, columns };
}

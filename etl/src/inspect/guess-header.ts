/** Rows from the top in which the header is looked for: registers carry a title and some notes above it. */
export const HEADER_WITHIN = 30;
/** A header has a name for nearly every column; a title or a note stands alone. */
const FULL = 0.8;

/** A row of a file as it stands, before it is known what it is. */
export interface TopRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const filled = ({ cells }: TopRow): number => cells.filter((cell) => cell.trim() !== '').length;

/** The first row that is full: that has something in nearly as many columns as any of the first rows. */
export function guessHeader(rows: readonly TopRow[]): number {
  const top = rows.slice(0, HEADER_WITHIN);
  const most = Math.max(0, ...top.map(filled));
  return top.find((row) => filled(row) >= most * FULL)?.row ?? 1;
}

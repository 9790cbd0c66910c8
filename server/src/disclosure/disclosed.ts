/** What may be told of a cell: its number, that a count of it lies from 1 to 4, or nothing, since a total would give another away. */
export type Verdict = 'shown' | 'small' | 'withheld';

/** What a reader sees of a cell, and what is true of it. */
export interface SeenCell {
  readonly verdict: Verdict;
  /** By axis: its place, null for the total. */
  readonly place: readonly (number | null)[];
  /** The one count it tells; null where it tells several, which nothing is known about when it is hidden. */
  readonly count: number | null;
}

/** A prime below 2²⁶: products of two remainders stay exact. */
const P = 67_108_859;

function inverse(value: number): number {
  let [a, b, x, y] = [value, P, 1, 0];
  while (b > 0) { const q = Math.floor(a / b); [a, b, x, y] = [b, a - q * b, y, x - q * y]; }
  return ((x % P) + P) % P;
}

type Row = Map<number, number>;

function subtract(row: Row, other: Row, factor: number): void {
  for (const [column, value] of other) {
    const left = ((row.get(column) ?? 0) + (P - factor) * value) % P;
    if (left === 0) row.delete(column); else row.set(column, left);
  }
}

/** Cells that the equations alone determine: those that stand by themselves in the reduced row echelon form (Gauss–Jordan over remainders of a prime, which never calls determined what is not by rounding). */
function solved(equations: readonly Row[]): Set<number> {
  const pivots = new Map<number, Row>();
  for (const equation of equations) {
    const row = new Map(equation);
    for (const column of equation.keys()) { const pivot = pivots.get(column); const factor = row.get(column); if (pivot !== undefined && factor !== undefined) subtract(row, pivot, factor); }
    const [lead] = row.keys();
    if (lead === undefined) continue;
    const scale = inverse(row.get(lead) ?? 1);
    for (const [column, value] of row) row.set(column, (value * scale) % P);
    for (const other of pivots.values()) { const factor = other.get(lead); if (factor !== undefined) subtract(other, row, factor); }
    pivots.set(lead, row);
  }
  return new Set([...pivots].filter(([, row]) => row.size === 1).map(([lead]) => lead));
}

/** Cells of which a reader knows that their signed sum is nought, as of the members of a table with its total taken off. */
export type Relation = readonly (readonly [cell: number, sign: 1 | -1])[];

/** Cells that bounds determine: “<5” is 1 to 4, what is withheld is not below `least`, and what is shown is exact; along each line these narrow each other. */
function narrowed(lines: readonly Relation[], cells: readonly SeenCell[], least: number): Set<number> {
  const bounds = cells.map(({ verdict, count }): [number, number] => (verdict === 'shown' ? [count ?? 0, count ?? 0] : verdict === 'small' ? [1, 4] : [least, Number.POSITIVE_INFINITY]));
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      for (const [cell, sign] of line) {
        // The signed sum of the line is nought, so the cell is what the others leave.
        const others = line.filter(([other]) => other !== cell).map(([other, s]): [number, number] => { const [low, high] = bounds[other] ?? [0, 0]; return s === sign ? [-high, -low] : [low, high]; });
        const [low, high] = others.reduce(([a, b], [c, d]): [number, number] => [a + c, b + d], [0, 0]);
        const [was, until] = bounds[cell] ?? [0, 0];
        const now: [number, number] = [Math.max(was, low), Math.min(until, high)];
        if (now[0] > was || now[1] < until) { bounds[cell] = now; changed = true; }
      }
    }
  }
  return new Set(bounds.flatMap(([low, high], cell) => (cells[cell]?.verdict !== 'shown' && low === high ? [cell] : [])));
}

/** Lines with what each cell adds: members up to nought with the total taken off. */
function signedLines(lines: readonly (readonly number[])[], cells: readonly Pick<SeenCell, 'place'>[]): readonly Relation[] {
  return lines.map((line) => {
    const axis = cells[line[0] ?? 0]?.place.findIndex((_, at) => new Set(line.map((cell) => cells[cell]?.place[at])).size > 1) ?? 0;
    return line.map((cell): [number, 1 | -1] => [cell, cells[cell]?.place[axis] === null ? -1 : 1]);
  });
}

/** Hidden cells (by index) that adding and taking off determine, whatever their numbers are. Along each of `lines` the members add up to the total. */
export function determined(lines: readonly (readonly number[])[], cells: readonly Pick<SeenCell, 'place' | 'verdict'>[]): ReadonlySet<number> {
  return determinedBy(signedLines(lines, cells), (cell) => cells[cell]?.verdict !== 'shown');
}

/** Hidden cells that any relations determine by adding and taking off, whatever their numbers are. */
export const determinedBy = (relations: readonly Relation[], isHidden: (cell: number) => boolean): ReadonlySet<number> =>
  solved(relations.map((line) => new Map(line.filter(([cell]) => isHidden(cell)).map(([cell, sign]) => [cell, (sign + P) % P]))).filter(({ size }) => size > 0));

/** Hidden cells that any relations determine together with bounds: of what is withheld a reader knows that it is `least` or more. */
export const boundedBy = (relations: readonly Relation[], cells: readonly SeenCell[], least: number): ReadonlySet<number> => narrowed(relations, cells, least);

/** Hidden cells that bounds determine, of cells that each tell one count. */
export const bounded = (lines: readonly (readonly number[])[], cells: readonly SeenCell[]): ReadonlySet<number> => narrowed(signedLines(lines, cells), cells, 0);

/** Hidden cells (by index) whose number a reader can work out from what is shown. Along each of `lines` the members add up to the total. */
export function disclosed(lines: readonly (readonly number[])[], cells: readonly SeenCell[]): readonly number[] {
  return [...new Set([...determined(lines, cells), ...(cells.every(({ count }) => count !== null) ? bounded(lines, cells) : [])])];
}

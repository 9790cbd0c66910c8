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

/** A cell of some tables as a reader sees it. */
export interface SeenCell {
  readonly isHidden: boolean;
  readonly count: number;
}

/** Cells of which a reader knows that their signed sum is nought, as of the members of a table with its total taken off. */
export type Relation = readonly (readonly [cell: number, sign: 1 | -1])[];

/** Hidden cells that relations determine together with bounds: of what is hidden a reader knows that it is `least` or more, and what is shown is exact; along each relation these narrow each other. */
export function bounded(relations: readonly Relation[], cells: readonly SeenCell[], least: number): ReadonlySet<number> {
  const bounds = cells.map(({ count, isHidden }): [number, number] => (isHidden ? [least, Number.POSITIVE_INFINITY] : [count, count]));
  for (let changed = true; changed;) {
    changed = false;
    for (const line of relations) {
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
  return new Set(bounds.flatMap(([low, high], cell) => (cells[cell]?.isHidden === true && low === high ? [cell] : [])));
}

/** Hidden cells that relations determine by adding and taking off, whatever their numbers are. */
export const determined = (relations: readonly Relation[], isHidden: (cell: number) => boolean): ReadonlySet<number> =>
  solved(relations.map((line) => new Map(line.filter(([cell]) => isHidden(cell)).map(([cell, sign]) => [cell, (sign + P) % P]))).filter(({ size }) => size > 0));

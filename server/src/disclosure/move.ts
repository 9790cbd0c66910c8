import type { Relation } from './disclosed.js';

/** Other numbers that fit everything that is shown: by cell, what is added to its own. */
export type Move = ReadonlyMap<number, number>;

/** Cells, what ties them together, and which of them a reader does not see. */
export interface Field {
  readonly values: readonly number[];
  readonly relations: readonly Relation[];
  readonly isHidden: (cell: number) => boolean;
}

/** What is asked of a move: to change a cell by so much. */
export interface Wanted {
  readonly cell: number;
  readonly by: number;
}

interface State {
  readonly move: Move;
  /** Relations that do not hold yet, with how much they are out. */
  readonly out: ReadonlyMap<number, number>;
  readonly cost: number;
  readonly rank: number;
}

/** How hard a move is searched. */
export interface Effort {
  /** States looked into before it is given up. */
  readonly states: number;
  /** Ways looked into from each, the cheapest. */
  readonly ways: number;
  /** Each relation that is still out makes a state so much less promising: the more, the straighter the search goes for a move that closes, and the less for the cheapest of all. */
  readonly openCosts: number;
}

/** Enough for nearly every cell. */
export const QUICK: Effort = { states: 800, ways: 12, openCosts: 3 };
/** For the few that are left: any move will do. */
export const THOROUGH: Effort = { states: 20_000, ways: 60, openCosts: 40 };

/** Relations by the cells in them. */
function relationsByCell({ relations, values }: Pick<Field, 'relations' | 'values'>): readonly (readonly (readonly [number, 1 | -1])[])[] {
  const byCell = values.map((): (readonly [number, 1 | -1])[] => []);
  relations.forEach((relation, r) => { for (const [cell, sign] of relation) byCell[cell]?.push([r, sign]); });
  return byCell;
}

/** A list from which the state of the lowest rank is taken. */
class Frontier {
  private readonly heap: State[] = [];

  push(state: State): void {
    this.heap.push(state);
    for (let i = this.heap.length - 1; i > 0;) { const up = (i - 1) >> 1; if (!this.isBefore(i, up)) return; this.swap(i, up); i = up; }
  }

  pop(): State | undefined {
    const [best] = this.heap;
    const last = this.heap.pop();
    if (best === undefined || last === undefined || this.heap.length === 0) return best;
    this.heap[0] = last;
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const down = [left, right].reduce((least, child) => (child < this.heap.length && this.isBefore(child, least) ? child : least), i);
      if (down === i) return best;
      this.swap(i, down);
      i = down;
    }
  }

  private isBefore(i: number, j: number): boolean { return (this.heap[i]?.rank ?? 0) < (this.heap[j]?.rank ?? 0); }

  private swap(i: number, j: number): void {
    const [a, b] = [this.heap[i], this.heap[j]];
    if (a !== undefined && b !== undefined) { this.heap[i] = b; this.heap[j] = a; }
  }
}

/**
 * Searches a move that changes a cell by so much, all other cells by as much or not at all, and breaks no relation; hidden cells stay above nought, as a reader may know. A cell that is shown may
 * take part for what it counts: it is to be hidden then. The cheapest are tried first; undefined where none is found.
 */
export class Moves {
  private readonly byCell: ReturnType<typeof relationsByCell>;

  constructor(private readonly field: Field) { this.byCell = relationsByCell(field); }

  find({ by, cell }: Wanted, effort = QUICK): Move | undefined {
    const begin = this.with({ move: new Map(), out: new Map(), cost: 0, rank: 0 }, cell, by, effort);
    if (begin === undefined) return undefined;
    const frontier = new Frontier();
    frontier.push(begin);
    for (let looked = 0; looked < effort.states; looked += 1) {
      const state = frontier.pop();
      if (state === undefined) return undefined;
      if (state.out.size === 0) return state.move;
      for (const next of this.nexts(state, effort)) frontier.push(next);
    }
    return undefined;
  }

  /** Whether a cell may be changed besides. */
  private mayChange({ move }: State, cell: number, by: number): boolean {
    const value = this.field.values[cell] ?? 0;
    return value > 0 && value + by >= 1 && !move.has(cell);
  }

  private costOf(cell: number): number { return 1 + (this.field.isHidden(cell) ? 0 : (this.field.values[cell] ?? 0)); }

  /** A state with one more cell changed; undefined where that cell may not be. */
  private with(state: State, cell: number, by: number, { openCosts }: Effort): State | undefined {
    if (!this.mayChange(state, cell, by)) return undefined;
    const out = new Map(state.out);
    for (const [relation, sign] of this.byCell[cell] ?? []) { const sum = (out.get(relation) ?? 0) + sign * by; if (sum === 0) out.delete(relation); else out.set(relation, sum); }
    const cost = state.cost + this.costOf(cell);
    return { move: new Map(state.move).set(cell, by), out, cost, rank: cost + openCosts * out.size };
  }

  /** The cheapest ways to mend the relation that leaves least to choose: all others are to be mended anyway. */
  private nexts(state: State, effort: Effort): State[] {
    const step = Math.abs(state.move.values().next().value ?? 1);
    let fewest: (readonly [cell: number, by: number])[] | undefined;
    for (const [relation, sum] of state.out) {
      const ways = (this.field.relations[relation] ?? []).map(([cell, sign]): [number, number] => [cell, sum * sign > 0 ? -step : step]).filter(([cell, by]) => this.mayChange(state, cell, by));
      if (fewest === undefined || ways.length < fewest.length) fewest = ways;
      if (fewest.length === 0) return [];
    }
    const cheapest = (fewest ?? []).sort(([a], [b]) => this.costOf(a) - this.costOf(b)).slice(0, effort.ways);
    return cheapest.flatMap(([cell, by]) => this.with(state, cell, by, effort) ?? []);
  }
}

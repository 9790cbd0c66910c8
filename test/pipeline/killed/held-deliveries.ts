import { TURN, type Delivered, type Found } from './killed-process.js';

/** What a store should hold, worked out from which deliveries are in force, by the number of each. */
export class HeldDeliveries {
  private readonly sizes: readonly number[];
  private readonly cases = new Map<number, number>();
  /** The deliveries that may be in force: of each, the one that brought the cases from one size to the next. */
  private possible: readonly (readonly number[])[];

  constructor(delivered: readonly Delivered[]) {
    this.sizes = [...new Set(delivered.map(({ cases }) => cases))].sort((a, b) => a - b);
    this.possible = [this.sizes.map(() => Number.NaN)];
  }

  /** Delivery `no` has come as far as that. */
  reached(no: number, { cases }: Delivered, stage: number): void {
    this.cases.set(no, cases);
    const published = this.possible.map((state) => state.map((held, at) => ((this.sizes[at] ?? 0) <= cases ? no : held)));
    if (stage >= TURN) this.possible = stage > TURN ? published : [...this.possible, ...published];
  }

  /** Fails unless a store holds one of what it may hold, whole, and nothing else of any load is lying about. */
  check({ amounts, scratch, versions, publications, loads }: Found): void {
    const seen = this.possible.filter((state) => JSON.stringify(this.amountsOf(state)) === JSON.stringify(amounts));
    if (seen.length === 0) expect(amounts).toEqual(this.possible.map((state) => this.amountsOf(state)));
    this.possible = seen.slice(0, 1);
    // Each published load restated every case it brought, and no other load has left a row.
    const published = loads.filter(([, state]) => state === 'published').map(([loadNo]) => loadNo).sort((a, b) => a - b);
    expect(versions).toEqual(published.map((loadNo, at) => [loadNo, versions[at]?.[1], this.cases.get(versions[at]?.[1] ?? Number.NaN)]));
    expect(publications.map(([loadNo]) => loadNo)).toEqual(published);
    expect(loads.filter(([, state]) => state !== 'published' && state !== 'failed')).toEqual([]);
    // What the registry says is kept for a load that goes on from it.
    expect(scratch.map(([name]) => name)).toEqual(loads.filter(([, , code]) => code === 'INTERRUPTED_KEPT').map(([loadNo]) => `typed_${String(loadNo)}`));
  }

  private amountsOf(state: readonly number[]): readonly (readonly [number, number])[] {
    const amounts = new Map<number, number>();
    for (const [at, no] of state.entries()) amounts.set(no, (amounts.get(no) ?? 0) + (this.sizes[at] ?? 0) - (this.sizes[at - 1] ?? 0));
    return [...amounts].sort(([a], [b]) => a - b);
  }
}

import type { LoadChecksQuery } from '../../graphql/gen/graphql.js';

type Control = LoadChecksQuery['loadChecks']['controls'][number];
type Totals = Control['delivered'];

/** The sides of control totals, in the order shown. */
export const SIDES = ['delivered', 'next', 'current'] as const;

/** The amounts of a side, in the order shown. */
export const AMOUNTS = ['claimed', 'agreed', 'performed', 'cost'] as const;

/** An amount that control totals add up. */
export type Amount = (typeof AMOUNTS)[number];

/** The sum of what is known; unknown where either is. */
const both = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const plus = (a: Totals, b: Totals): Totals => ({ cases: a.cases + b.cases, claimed: a.claimed + b.claimed, agreed: a.agreed + b.agreed, performed: both(a.performed, b.performed), cost: both(a.cost, b.cost) });
const NOTHING: Totals = { cases: 0, claimed: 0, agreed: 0, performed: 0, cost: 0 };

/** The months of a load's control totals added up. */
export function sumControls(controls: readonly Control[]): Control {
  return controls.reduce<Control>((sum, one) => ({
    month: null, rows: sum.rows + one.rows, rejected: sum.rejected + one.rejected,
    delivered: plus(sum.delivered, one.delivered), next: plus(sum.next, one.next), current: plus(sum.current, one.current),
  }), { month: null, rows: 0, rejected: 0, delivered: NOTHING, next: NOTHING, current: NOTHING });
}

/** The amounts worth a column: those that are not nothing on every side. A source that delivers no amount at all shows the amount claimed, as 0. */
export function shownAmounts(total: Control): readonly Amount[] {
  const some = AMOUNTS.filter((amount) => SIDES.some((side) => (total[side][amount] ?? 0) !== 0));
  return some.length === 0 ? ['claimed'] : some;
}

import type { LoadChecksQuery } from '../../graphql/gen/graphql.js';

type Control = LoadChecksQuery['loadChecks']['controls'][number];
type Totals = Control['delivered'];

const plus = (a: Totals, b: Totals): Totals => ({ cases: a.cases + b.cases, claimed: a.claimed + b.claimed, agreed: a.agreed + b.agreed });
const NOTHING: Totals = { cases: 0, claimed: 0, agreed: 0 };

/** The months of a load's control totals added up. */
export function sumControls(controls: readonly Control[]): Control {
  return controls.reduce<Control>((sum, one) => ({
    month: null, rows: sum.rows + one.rows, rejected: sum.rejected + one.rejected,
    delivered: plus(sum.delivered, one.delivered), next: plus(sum.next, one.next), current: plus(sum.current, one.current),
  }), { month: null, rows: 0, rejected: 0, delivered: NOTHING, next: NOTHING, current: NOTHING });
}

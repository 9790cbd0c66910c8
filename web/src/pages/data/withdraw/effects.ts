import type { WithdrawalPlanQuery } from '../../../graphql/gen/graphql.js';
import type { Load } from '../ledger.js';

/** What taking a load back would change. */
export type Plan = WithdrawalPlanQuery['withdrawalPlan'];

const EFFECTS = ['removed', 'restored', 'returned', 'kept'] as const;

/** A way in which cases are touched, and how many are. */
export interface Effect {
  readonly effect: (typeof EFFECTS)[number];
  readonly cases: number;
}

/** What happens to cases, that which changes figures most first; ways that touch none are left out, and so are all when nothing changes. */
export function effectsOf(plan: Pick<Plan, (typeof EFFECTS)[number]>): readonly Effect[] {
  const effects = EFFECTS.map((effect) => ({ effect, cases: plan[effect] })).filter(({ cases }) => cases > 0);
  return effects.every(({ effect }) => effect === 'kept') ? [] : effects;
}

/** Whether a load brought something that can be taken back; the withdrawal of another one brought no file. */
export const canWithdraw = ({ state, fileNames }: Pick<Load, 'state' | 'fileNames'>): boolean => state === 'published' && fileNames.length > 0;

import type { BreakdownQuery } from '../../graphql/gen/graphql.js';
import type { LocalisedText } from '../../text/locale.js';

/** A breakdown as the contract answers it. */
export type Breakdown = BreakdownQuery['breakdown'];

/** A member of a Pareto with its size and the share reached with it. */
export interface ParetoBar {
  readonly key: string;
  readonly label: LocalisedText;
  readonly isOther: boolean;
  readonly n: number;
  readonly share: number;
  readonly cumulative: number;
}

/** A Pareto ready to be drawn: largest first, 其他 last whatever its size. */
export interface Pareto {
  readonly bars: readonly ParetoBar[];
  readonly total: number;
  /** Named members needed to reach four fifths; null when 其他 is needed too. */
  readonly reach80: number | null;
  readonly memberCount: number;
  /** Members folded into 其他. */
  readonly folded: number;
}

/** Orders by size (ties by key, so that the order is stable), puts 其他 last and sums up. */
export function preparePareto(breakdown: Breakdown): Pareto {
  const sized = breakdown.rows.map((row) => ({ ...row.member, n: row.value.value ?? 0 }));
  const named = sized.filter((bar) => !bar.isOther).sort((a, b) => b.n - a.n || a.key.localeCompare(b.key));
  const ordered = [...named, ...sized.filter((bar) => bar.isOther)];
  const total = breakdown.total.value ?? ordered.reduce((sum, bar) => sum + bar.n, 0);
  let sum = 0;
  const bars = ordered.map((bar) => {
    sum += bar.n;
    return { ...bar, share: total === 0 ? 0 : bar.n / total, cumulative: total === 0 ? 0 : sum / total };
  });
  const reached = bars.findIndex((bar) => bar.cumulative >= 0.8 && !bar.isOther);
  return {
    bars, total,
    reach80: reached === -1 ? null : reached + 1,
    memberCount: breakdown.memberCount,
    folded: Math.max(0, breakdown.memberCount - named.length),
  };
}

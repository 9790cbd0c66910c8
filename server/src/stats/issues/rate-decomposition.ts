import { amount, refuseIf, share } from '../input.js';
import { sumOf } from '../numbers.js';

/** A stratum in two periods: cases and successes. */
export interface StratumChange {
  readonly before: { readonly successes: number; readonly trials: number };
  readonly after: { readonly successes: number; readonly trials: number };
}

/** A change of an overall rate, split without a remainder. */
export interface RateDecomposition {
  readonly before: number;
  readonly after: number;
  /** 结构效应: from the strata's weights having moved. */
  readonly mix: number;
  /** 水平效应: from the rates within the strata having moved. */
  readonly level: number;
  /** Both rates as they would be under one mix, the mean of the two periods' weights (direct standardisation); their difference is `level`. */
  readonly standardised: { readonly before: number; readonly after: number };
  /**
   * The two effects of each stratum, in the order given. The mix of one is told against the mean of both overall rates, so that a stratum that grew has none where
   * its rate is average, and a negative one where it is lower; the sum stays, for weights lost and won cancel out.
   */
  readonly strata: readonly { readonly mix: number; readonly level: number }[];
}

/**
 * Splits R₁ − R₀ = Σ Δw·(r̄ − R̄) + Σ Δr·w̄ (Kitagawa 1955, JASA 50:1168; Σ Δw·R̄ is 0); null when a period has no cases. A stratum empty in one period has no rate
 * there; it takes the one of the other period, so that its coming or going is mix alone.
 */
export function decomposeRate(strata: readonly StratumChange[]): RateDecomposition | null {
  for (const s of strata) {
    amount('cases', s.before.successes, s.before.trials, s.after.successes, s.after.trials);
    refuseIf(s.before.successes > s.before.trials || s.after.successes > s.after.trials, 'MORE_THAN_TRIALS', 'successes');
  }
  const [n0, n1] = [sumOf(strata, (s) => s.before.trials), sumOf(strata, (s) => s.after.trials)];
  if (n0 === 0 || n1 === 0) return null;
  const [before, after] = [sumOf(strata, (s) => s.before.successes) / n0, sumOf(strata, (s) => s.after.successes) / n1];
  share('rates', before, after);
  const overall = (before + after) / 2;
  const effects = strata.map((stratum) => {
    const known = [stratum.before, stratum.after].filter((p) => p.trials > 0).map((p) => p.successes / p.trials);
    const [r0 = 0, r1 = r0] = known;
    const [w0, w1] = [stratum.before.trials / n0, stratum.after.trials / n1];
    const weight = (w0 + w1) / 2;
    return { mix: (w1 - w0) * ((r0 + r1) / 2 - overall), level: (r1 - r0) * weight, before: r0 * weight, after: r1 * weight };
  });
  return {
    before, after, mix: sumOf(effects, (e) => e.mix), level: sumOf(effects, (e) => e.level),
    standardised: { before: sumOf(effects, (e) => e.before), after: sumOf(effects, (e) => e.after) }, strata: effects.map(({ mix, level }) => ({ mix, level })),
  };
}

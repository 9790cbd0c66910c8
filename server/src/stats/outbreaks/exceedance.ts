/** How far a count lies above what its past lets expect. */
export interface Exceedance {
  readonly method: 'ears' | 'farrington' | 'negative_binomial';
  /** Expected count of the current period. */
  readonly expected: number;
  /** Variance over mean, at least 1: of the past, or borrowed from series that show it. */
  readonly dispersion: number;
  readonly lower: number;
  readonly upper: number;
  /** (y − μ₀)/(U − μ₀): 1 on the bound, negative below the expected. */
  readonly exceedance: number;
  /** One-sided chance of so many or more. */
  readonly pValue: number;
  /** Exceedance above 1 and not suppressed. */
  readonly alarm: boolean;
  /** Fewer than five cases in the last four periods: too few to call anybody. */
  readonly suppressed: boolean;
}

/** A period to be judged. */
export interface Current {
  readonly count: number;
  /** In the unit of the baseline's exposures; 1 when left out. */
  readonly exposure?: number;
  /** Cases of the last four periods, the current one included, for the suppression of the few. */
  readonly lastFour: number;
}

/** Below this many in the last four periods nothing is an alarm (Farrington et al. 1996; `limit54` of R surveillance). */
export const FEWEST = 5;

/** Two-sided α of the bounds; an alarm has half of it above. */
export const ALPHA = 0.01;

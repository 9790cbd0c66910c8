import jstat from 'jstat';

/** ln Γ(x), x > 0. */
export const logGamma = (x: number): number => jstat.jStat.gammaln(x);

/** P(Y ≥ `y`) of a Poisson count with mean `mean`: the lower regularised gamma integral. `y` whole; 1 for y ≤ 0. */
export function poissonUpperTail(y: number, mean: number): number {
  if (y <= 0) return 1;
  return mean === 0 ? 0 : jstat.jStat.lowRegGamma(y, mean);
}

/** P(Y ≤ `y`) of a Poisson count with mean `mean`; 0 for y < 0. */
export const poissonLowerTail = (y: number, mean: number): number => 1 - poissonUpperTail(Math.floor(y) + 1, mean);

/** Quantile of the chi-square distribution, `degreesOfFreedom` > 0; proved against R at 1 to 2,000,000 degrees. */
export const chiSquareQuantile = (p: number, degreesOfFreedom: number): number => jstat.jStat.chisquare.inv(p, degreesOfFreedom);

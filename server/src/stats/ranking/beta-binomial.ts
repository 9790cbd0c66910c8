import { betaCdf, betaQuantile } from '../distributions/beta.js';
import { logBeta } from '../distributions/incomplete-beta.js';
import { binomial, positive } from '../input.js';
import type { Interval } from '../interval.js';
import type { Proportion } from '../intervals/newcombe.js';
import { sumOf } from '../numbers.js';
import { distributionOf, type TrueValue } from './top-k.js';

/** Beta distribution of the true rates; `precision` α + β is Infinity when the groups differ no more than by chance. */
export interface BetaPrior {
  readonly mean: number;
  readonly precision: number;
}

/** What is believed of one group's rate. */
export interface BetaPosterior extends Interval {
  readonly mean: number;
  readonly alpha: number;
  readonly beta: number;
}

const pooled = (groups: readonly Proportion[]) => sumOf(groups, (g) => g.successes) / sumOf(groups, (g) => g.trials);

function check(groups: readonly Proportion[]): void {
  for (const { successes, trials } of groups) {
    binomial(successes, trials);
    positive('trials', trials);
  }
}

/** Prior by moments (Kleinman 1973, JASA 68:46): ρ from the weighted spread of the rates, α + β = (1 − ρ)/ρ. */
export function betaPriorByMoments(groups: readonly Proportion[]): BetaPrior {
  check(groups);
  const mean = pooled(groups);
  const total = sumOf(groups, (g) => g.trials);
  const spread = sumOf(groups, (g) => g.trials * (g.successes / g.trials - mean) ** 2);
  const [chance, k] = [mean * (1 - mean), groups.length];
  const rho = (spread - chance * (k - 1)) / (chance * (total - sumOf(groups, (g) => g.trials ** 2) / total - (k - 1)));
  return { mean, precision: rho > 0 ? (1 - rho) / rho : Infinity };
}

/** ln of the beta-binomial likelihood without its binomial coefficients, which no parameter changes. */
export function betaBinomialLogLikelihood(groups: readonly Proportion[], { mean, precision }: BetaPrior): number {
  const [a, b] = [mean * precision, (1 - mean) * precision];
  return sumOf(groups, (g) => logBeta(g.successes + a, g.trials - g.successes + b) - logBeta(a, b));
}

/** Place of the highest value of a function with one peak, by golden section. */
function peak(f: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [left, right] = [b - golden * (b - a), a + golden * (b - a)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (b - a > 1e-7) {
    if (atLeft > atRight) {
      [b, right, atRight] = [right, left, atLeft];
      left = b - golden * (b - a);
      atLeft = f(left);
    } else {
      [a, left, atLeft] = [left, right, atRight];
      right = a + golden * (b - a);
      atRight = f(right);
    }
  }
  return (a + b) / 2;
}

/** ln precision within which the groups still differ more than a case in a hundred thousand. */
const PRECISIONS: readonly [number, number] = [-4, 12];

/** Prior of the greatest likelihood: the best mean for each precision, the best precision over these (Griffiths 1973, Biometrics 29:637). */
export function betaPriorByLikelihood(groups: readonly Proportion[]): BetaPrior {
  check(groups);
  const overall = pooled(groups);
  if (!(overall > 0 && overall < 1) || betaPriorByMoments(groups).precision === Infinity) return { mean: overall, precision: Infinity };
  const rate = (logit: number) => 1 / (1 + Math.exp(-logit));
  const start = Math.log(overall / (1 - overall));
  const meanFor = (precision: number) => rate(peak((logit) => betaBinomialLogLikelihood(groups, { mean: rate(logit), precision }), start - 3, start + 3));
  const log = peak((l) => betaBinomialLogLikelihood(groups, { mean: meanFor(Math.exp(l)), precision: Math.exp(l) }), ...PRECISIONS);
  if (log > PRECISIONS[1] - 0.01) return { mean: overall, precision: Infinity };
  return { mean: meanFor(Math.exp(log)), precision: Math.exp(log) };
}

/** Posterior Beta(α + x, β + n − x) with its central interval of `level`; where the prior is a point, everybody is at its mean. */
export function betaPosterior({ successes, trials }: Proportion, prior: BetaPrior, level = 0.95): BetaPosterior {
  binomial(successes, trials);
  if (prior.precision === Infinity) return { mean: prior.mean, low: prior.mean, high: prior.mean, alpha: Infinity, beta: Infinity };
  const alpha = prior.mean * prior.precision + successes;
  const beta = (1 - prior.mean) * prior.precision + trials - successes;
  const tail = (1 - level) / 2;
  return { mean: alpha / (alpha + beta), alpha, beta, low: betaQuantile(tail, alpha, beta), high: betaQuantile(1 - tail, alpha, beta) };
}

/** A posterior as `topK` takes it; a point (no detectable differences) cannot be ranked and is refused. */
export function trueRate({ alpha, beta }: BetaPosterior): TrueValue {
  positive('posterior', alpha, beta);
  return distributionOf((x) => betaCdf(x, alpha, beta), betaQuantile(1e-10, alpha, beta), betaQuantile(1 - 1e-10, alpha, beta));
}

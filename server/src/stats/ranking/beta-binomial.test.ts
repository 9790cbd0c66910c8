import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { betaBinomialLogLikelihood, betaPosterior, betaPriorByLikelihood, betaPriorByMoments, trueRate } from './beta-binomial.js';
import { topK } from './top-k.js';

interface Fixtures {
  beta_binomial_fit: { x: number[]; n: number[]; mom: { p: number; rho: number; M: number; alpha: number; beta: number }; mle: { mean: number; M: number; loglik_without_binom_coef: number } };
  beta_binomial_posterior_mle: { id: string; x: number; n: number; post_mean: number; q05: number; q025: number; q975: number; p_top3: number; expected_rank: number }[];
}
const fixtures = JSON.parse(readFileSync(join(__dirname, '../../../../test/fixtures/stats.json'), 'utf8')) as Fixtures;
const closeTo = (x: number) => expect.closeTo(x, 4) as number;
const within = (actual: number, expected: number, tolerance: number) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
};

describe('beta-binomial', () => {
  const { x, n, mom, mle } = fixtures.beta_binomial_fit;
  const groups = x.map((successes, i) => ({ successes, trials: n[i] ?? NaN }));
  const prior = betaPriorByLikelihood(groups);

  it('fits by moments and by likelihood', () => {
    const moments = betaPriorByMoments(groups);
    expect(moments).toEqual({ mean: closeTo(mom.p), precision: closeTo(mom.M) });
    expect(1 / (1 + moments.precision)).toBeCloseTo(mom.rho, 5);
    within(prior.mean, mle.mean, 1e-4);
    within(prior.precision, mle.M, 1e-4);
    expect(betaBinomialLogLikelihood(groups, prior)).toBeCloseTo(mle.loglik_without_binom_coef, 6);
  });

  it('has the posteriors, the chances of the top three and the ranks', () => {
    const references = fixtures.beta_binomial_posterior_mle;
    const posteriors = references.map((r) => betaPosterior({ successes: r.x, trials: r.n }, prior));
    posteriors.forEach((p, i) => {
      const r = references[i];
      expect(p).toMatchObject({ mean: closeTo(r?.post_mean ?? NaN), low: closeTo(r?.q025 ?? NaN), high: closeTo(r?.q975 ?? NaN) });
    });
    const ninety = references.map((r) => betaPosterior({ successes: r.x, trials: r.n }, prior, 0.9).low);
    expect(ninety).toEqual(references.map((r) => closeTo(r.q05)));
    const places = topK(posteriors.map(trueRate), 3);
    places.forEach((place, i) => {
      within(place.inTop, references[i]?.p_top3 ?? NaN, 1e-3);
      within(place.expectedRank, references[i]?.expected_rank ?? NaN, 1e-3);
    });
  });

  it('sees no differences where there are none, and no prior where all went alike', () => {
    const alike = [70, 71, 69, 70].map((successes) => ({ successes, trials: 100 }));
    expect(betaPriorByMoments(alike).precision).toBe(Infinity);
    expect(betaPosterior({ successes: 9, trials: 10 }, betaPriorByLikelihood(alike))).toMatchObject({ mean: 0.7, low: 0.7, high: 0.7 });
    expect(betaPriorByLikelihood([{ successes: 4, trials: 4 }, { successes: 9, trials: 9 }])).toEqual({ mean: 1, precision: Infinity });
    expect(() => betaPriorByMoments([{ successes: 0, trials: 0 }])).toThrow('trials: must be above zero');
  });
});

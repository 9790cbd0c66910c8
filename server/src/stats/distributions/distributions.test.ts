import { betaCdf, betaQuantile, binomialLowerTail, negativeBinomialUpperTail } from './beta.js';
import { chiSquareQuantile, logGamma, poissonLowerTail, poissonUpperTail } from './gamma.js';
import { normalCdf, normalQuantile, studentQuantile, studentUpperTail } from './normal.js';

// Every reference number: R 4.2 (pbeta, qbeta, ppois, qchisq, pnorm, qnorm, qt, lgamma, pbinom, pnbinom).
const near = (actual: number, expected: number, relative: number) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('the beta family, at small, usual and large arguments', () => {
  it.each([
    [0.3, 0.5, 0.5, 0.369010119565545],
    [0.7, 10.6944, 3.874, 0.353749607587858],
    [0.72, 96, 25, 0.0291446295666697],
    [0.33, 1000, 2000, 0.350632676134183],
    [0.75, 30000, 10000, 0.499232232202262],
    [0.5005, 5e+05, 5e+05, 0.841344746068545],
    [0.0012, 1000, 1e+06, 0.99999999897334],
    [0.75003, 7500000, 2500000, 0.586664515766721],
    [0.2, 40, 10, 3.20647960243842e-20],
  ])('I at %d of %d, %d', (x, a, b, expected) => {
    near(betaCdf(x, a, b), expected, 1e-7);
  });

  it.each([
    [0.025, 10.7, 3.87, 0.489609414540359],
    [0.025, 1000, 2000, 0.31657412994546],
    [0.975, 30000, 10000, 0.754231519332726],
    [0.5, 5e+05, 5e+05, 0.5],
    [0.025, 0.5, 40.5, 1.21993065751863e-05],
  ])('quantile %d of %d, %d', (p, a, b, expected) => {
    near(betaQuantile(p, a, b), expected, 1e-9);
  });

  it.each([
    [5, 10, 0.5, 0.623046875],
    [700, 1000, 0.75, 0.000193590321949079],
    [749000, 1e+06, 0.75, 0.0105158386110148],
    [0, 3, 0.25, 0.421875],
    [10, 10, 0.75, 1],
  ])('at most %d of %d at %d', (k, n, p, expected) => {
    near(binomialLowerTail(k, n, p), expected, 1e-8);
  });

  it.each([
    [24, 137.5, 0.923076923076923, 0.00133303396624087],
    [6, 0.5, 0.9, 2.35939395433186e-07],
    [1001, 5000, 0.84, 0.0774867202743694],
    [3, 0.5, 0.923076923076923, 0.00014654258687457],
  ])('negative binomial, at least %d: size %d, chance %d', (y, size, p, expected) => {
    near(negativeBinomialUpperTail(y, size, p), expected, 1e-9);
  });

  it('knows its ends', () => {
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), binomialLowerTail(-1, 5, 0.5), negativeBinomialUpperTail(0, 3, 0.5)]).toEqual([0, 1, 0, 1]);
  });
});

describe('the gamma family', () => {
  it.each([
    [3, 2.1, 0.838642848890547],
    [24, 11.4, 0.999666481626176],
    [100, 120, 0.034668034694425],
    [5000, 5100, 0.0814318286453948],
    [999000, 1e+06, 0.158776299811726],
    [0, 20, 2.06115362243856e-09],
  ])('at most %d of a mean of %d', (y, mean, expected) => {
    near(poissonLowerTail(y, mean), expected, 1e-7);
  });

  it.each([
    [4, 0.8, 0.00907985780015399],
    [24, 11.4, 0.00075236369481949],
    [60, 11.4, 4.29183749323275e-24],
    [5001, 5100, 0.918568171354605],
    [1003000, 1e+06, 0.00135803527268313],
  ])('at least %d of a mean of %d', (y, mean, expected) => {
    near(poissonUpperTail(y, mean), expected, 1e-7);
  });

  it.each([
    [0.025, 1, 0.000982069117175256],
    [0.025, 2, 0.0506356159685798],
    [0.975, 10, 20.4831773508074],
    [0.025, 10000, 9724.7183773898],
    [0.975, 10002, 10281.09789707],
    [0.025, 2e+06, 1996081.96668059],
    [0.975, 2e+06, 2003921.8219309],
  ])('chi-square quantile %d at %d', (p, degrees, expected) => {
    near(chiSquareQuantile(p, degrees), expected, 1e-9);
  });

  it.each([
    [0.1, 2.25271265173421],
    [0.5, 0.5723649429247],
    [1, 0],
    [10.5, 13.9406252194038],
    [100, 359.134205369575],
    [1e+06, 12815504.5691476],
    [1e+09, 19723265827.5037],
  ])('ln Γ(%d)', (x, expected) => {
    near(logGamma(x), expected, 1e-11);
  });

  it('knows its ends', () => {
    expect([poissonUpperTail(0, 3), poissonUpperTail(2, 0), poissonLowerTail(-1, 3)]).toEqual([1, 0, 0]);
  });
});

describe('the normal family', () => {
  it.each([
    [1e-09, -5.99780701500769],
    [1e-06, -4.7534243088229],
    [0.001, -3.09023230616781],
    [0.025, -1.95996398454005],
    [0.5, 0],
    [0.975, 1.95996398454005],
    [0.995, 2.5758293035489],
    [0.999, 3.09023230616781],
  ])('z of %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 8);
  });

  it.each([
    [-6, 9.86587645037698e-10],
    [-3, 0.00134989803163009],
    [-1.959964, 0.0249999990964424],
    [0, 0.5],
    [1, 0.841344746068543],
    [3, 0.99865010196837],
  ])('Φ(%d)', (z, expected) => {
    near(normalCdf(z), expected, 1e-7);
  });

  it.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 2, 4.30265272974946],
    [0.975, 14, 2.1447866879178],
    [0.995, 100, 2.62589052143802],
    [0.975, 1e+06, 1.95996635681411],
    [0.6, 3, 0.27667066233269],
  ])('t quantile %d at %d', (p, degrees, expected) => {
    near(studentQuantile(p, degrees), expected, 1e-7);
  });

  it.each([
    [0, 5, 0.5],
    [2.5, 11, 0.0147531870436821],
    [-1.3, 4, 0.868274201764388],
    [8, 3, 0.00203828879389273],
    [4.6, 1e+05, 2.11504022103692e-06],
  ])('beyond t = %d at %d', (t, degrees, expected) => {
    near(studentUpperTail(t, degrees), expected, 1e-9);
  });
});

import { MIN_COVERAGE, MIN_N_FULL, MIN_N_PERCENT, partsOf, type Metric, type RateMetric } from '@concord/sql';
import { kaplanMeier, quantile, quantileInterval } from '../stats/survival/kaplan-meier.js';
import { poissonInterval, weightedPoissonInterval } from '../stats/intervals/poisson.js';
import { netPromoterScore, nonResponseBounds } from '../stats/intervals/survey.js';
import { wilson } from '../stats/intervals/wilson.js';
import type { Lack, MetricValue, Reliability } from './metrics.model.js';
import type { Tally } from './tally.js';

/** Where a number comes from. */
export type Stamp = Pick<MetricValue, 'asOf' | 'dataVersion'>;

type Judged = Omit<MetricValue, keyof Stamp | 'basis' | 'definitionVersion'>;

const NOTHING = { numerator: null, denominator: null, value: null, ciLow: null, ciHigh: null, maturity: 1, coverage: 1, lack: null, p75: null, p90: null, sum: null, boundLow: null, boundHigh: null } as const;

/** How far a value that rests on `n` cases may be read. */
export function reliabilityOf(n: number): Reliability {
  if (n === 0) return 'none';
  if (n < MIN_N_PERCENT) return 'counts';
  return n < MIN_N_FULL ? 'indicative' : 'full';
}

function judgeRatio(tally: Extract<Tally, { kind: 'ratio' }>): Judged {
  const reliability = reliabilityOf(tally.n);
  const shown = tally.n >= MIN_N_PERCENT;
  const interval = shown ? wilson(tally.numerator, tally.n) : null;
  const bounds = shown && tally.asked !== undefined && tally.asked > tally.n ? nonResponseBounds(tally.numerator, tally.n, tally.asked) : null;
  return {
    ...NOTHING,
    n: tally.n,
    numerator: tally.numerator,
    denominator: tally.n,
    value: shown ? tally.numerator / tally.n : null,
    ciLow: interval?.low ?? null,
    ciHigh: interval?.high ?? null,
    boundLow: bounds?.low ?? null,
    boundHigh: bounds?.high ?? null,
    reliability,
    maturity: tally.cohort === 0 ? 1 : tally.mature / tally.cohort,
    coverage: (tally.told ?? 0) === 0 ? 1 : tally.n / (tally.told ?? 1),
  };
}

/** No interval: the sides are counts of different things. Shown from so many events of the denominator on. */
function judgeQuotient({ n, numerator, denominator, ...tally }: Extract<Tally, { kind: 'quotient' | 'stock_ratio' }>): Judged {
  const { cohort = 0, mature = 0 } = tally.kind === 'quotient' ? tally : {};
  return { ...NOTHING, n, numerator, denominator, value: n >= MIN_N_PERCENT && denominator > 0 ? numerator / denominator : null, reliability: reliabilityOf(n), maturity: cohort === 0 ? 1 : mature / cohort };
}

/** No interval: how many leave in a period depends on its length, not on chance alone. */
function judgeTurnover({ left, kept }: Extract<Tally, { kind: 'turnover' }>): Judged {
  const n = left + kept;
  return { ...NOTHING, n, numerator: left, denominator: n, value: n >= MIN_N_PERCENT ? left / n : null, reliability: reliabilityOf(n) };
}

function lackOf(exposure: number | null, coverage: number): Lack | null {
  if (exposure === null) return 'split';
  // Nothing on record for any event says more than that the denominator is nothing.
  if (coverage < MIN_COVERAGE) return 'coverage';
  return exposure === 0 ? 'exposure' : null;
}

/** Exact Poisson (Dobson's where events have weights): the exposure is known, the events are by chance. None in a known exposure is an answer, and told as such. */
function judgeRate(metric: RateMetric, { n, told, exposure: parts, weights }: Extract<Tally, { kind: 'rate' }>): Judged {
  const exposure = parts === null ? null : parts / partsOf(metric.exposure);
  const coverage = told === 0 ? 1 : n / told;
  const lack = lackOf(exposure, coverage);
  const numerator = weights?.sum ?? n;
  const judged = { ...NOTHING, n, numerator, denominator: exposure, coverage, lack };
  if (lack !== null || exposure === null) return { ...judged, reliability: 'none' };
  if (n < MIN_N_PERCENT) return { ...judged, reliability: 'counts' };
  const [interval, each] = [weights === undefined ? poissonInterval(n) : weightedPoissonInterval(n, weights), metric.per / exposure];
  return { ...judged, value: numerator * each, ciLow: interval.low * each, ciHigh: interval.high * each, reliability: reliabilityOf(n) };
}

function judgeBalance({ n, numerator, against }: Extract<Tally, { kind: 'balance' }>): Judged {
  const score = n >= MIN_N_PERCENT ? netPromoterScore(numerator, n - numerator - against, against) : null;
  return { ...NOTHING, n, numerator, denominator: n, value: score?.score ?? null, ciLow: score?.low ?? null, ciHigh: score?.high ?? null, reliability: reliabilityOf(n) };
}

function judgeDuration(tally: Extract<Tally, { kind: 'duration' }>): Judged {
  const events = tally.durations.reduce((sum, d) => sum + d.events, 0);
  const n = tally.durations.reduce((sum, d) => sum + d.events + d.censored, 0);
  const counts = { ...NOTHING, n, numerator: events, denominator: n, reliability: reliabilityOf(n) };
  if (n < MIN_N_PERCENT) return counts;
  const steps = kaplanMeier(tally.durations);
  const interval = quantileInterval(steps, 0.5);
  return { ...counts, value: quantile(steps, 0.5), ciLow: interval.low, ciHigh: interval.high, p75: quantile(steps, 0.75), p90: quantile(steps, 0.9) };
}

function judge(metric: Metric, tally: Tally): Judged {
  switch (tally.kind) {
    case 'ratio': return judgeRatio(tally);
    case 'duration': return judgeDuration(tally);
    case 'stock_ratio':
    case 'quotient': return judgeQuotient(tally);
    case 'rate':
      if (metric.kind !== 'rate') throw new TypeError(`${metric.id} is no rate`);
      return judgeRate(metric, tally);
    case 'turnover': return judgeTurnover(tally);
    case 'balance': return judgeBalance(tally);
    case 'level': return { ...NOTHING, n: tally.n, numerator: tally.n, value: tally.n, reliability: 'full' };
    case 'count': {
      const interval = poissonInterval(tally.n);
      return { ...NOTHING, n: tally.n, numerator: tally.n, value: tally.n, ciLow: interval.low, ciHigh: interval.high, reliability: 'full' };
    }
    case 'amount': {
      const shown = tally.n >= MIN_N_PERCENT;
      return {
        ...NOTHING, n: tally.n, numerator: tally.n, sum: tally.sum, value: shown ? tally.median : null, p90: shown ? tally.p90 : null, reliability: reliabilityOf(tally.n),
      };
    }
  }
}

/** Of a period that reaches back before the day up to which closed cases were deleted: not known, and never none. */
export const deletedValue = (metric: Metric, stamp: Stamp): MetricValue => ({ ...NOTHING, n: 0, lack: 'deleted', reliability: 'none', maturity: 1, ...stamp, basis: metric.basis, definitionVersion: metric.version });

/** The value of a tally, by the rules of its kind: Wilson for ratios, exact Poisson for counts and rates, Kaplan–Meier with log-log limits for durations, multinomial for balances. */
export function valueOf(metric: Metric, tally: Tally, stamp: Stamp): MetricValue {
  return { ...judge(metric, tally), ...stamp, basis: metric.basis, definitionVersion: metric.version };
}

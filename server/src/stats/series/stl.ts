import { count, finite, refuseIf } from '../input.js';
import { at, mean, median } from '../numbers.js';
import { loess, loessAt } from './loess.js';

/** A series taken apart: value = seasonal + trend + remainder. */
export interface Decomposition {
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  readonly remainder: readonly number[];
  /** Weights of robustness, 0 for a point that was not believed; all 1 without robustness. */
  readonly weights: readonly number[];
}

/** How a series is taken apart; spans in points, odd. */
export interface StlOptions {
  /** Span of the seasonal smoother over equal seasons; `periodic` (default) keeps the season the same over all years. */
  readonly seasonalSpan?: number | 'periodic';
  readonly robust?: boolean;
}

interface Plan {
  readonly period: number;
  readonly seasonalSpan: number;
  readonly trendSpan: number;
  readonly lowPassSpan: number;
}

const nextOdd = (x: number) => 2 * Math.floor(Math.ceil(x) / 2) + 1;

function movingMeans(values: readonly number[], span: number): number[] {
  let total = values.slice(0, span).reduce((sum, v) => sum + v, 0);
  const means = [total / span];
  for (let i = span; i < values.length; i += 1) {
    total += at(values, i) - at(values, i - span);
    means.push(total / span);
  }
  return means;
}

/** Smooths the values of each season (all Januaries …) and adds one period before and one after. */
function cycleSubseries(values: readonly number[], plan: Plan, weights: readonly number[]): number[] {
  const { period } = plan;
  const smoothed = new Array<number>(values.length + 2 * period).fill(0);
  for (let season = 0; season < period; season += 1) {
    const own = values.filter((_, i) => i % period === season);
    const robustness = weights.filter((_, i) => i % period === season);
    const options = { span: plan.seasonalSpan, degree: 0 as const, robustness };
    const middle = loess(own, options);
    const outside = (place: number, nearest: number) => {
      const fit = loessAt(own, place, options);
      return Number.isNaN(fit) ? at(middle, nearest) : fit;
    };
    [outside(0, 0), ...middle, outside(own.length + 1, own.length - 1)].forEach((value, year) => {
      smoothed[season + year * period] = value;
    });
  }
  return smoothed;
}

function innerLoop(values: readonly number[], plan: Plan, start: readonly number[], weights: readonly number[], passes: number): { seasonal: number[]; trend: number[] } {
  let trend = [...start];
  let seasonal = values.map(() => 0);
  for (let pass = 0; pass < passes; pass += 1) {
    const cycles = cycleSubseries(values.map((v, i) => v - at(trend, i)), plan, weights);
    const lowPass = loess(movingMeans(movingMeans(movingMeans(cycles, plan.period), plan.period), 3), { span: plan.lowPassSpan, degree: 1 });
    seasonal = values.map((_, i) => at(cycles, i + plan.period) - at(lowPass, i));
    trend = loess(values.map((v, i) => v - at(seasonal, i)), { span: plan.trendSpan, degree: 1, robustness: weights });
  }
  return { seasonal, trend };
}

/** Bisquare weights of the remainders, with six median absolute remainders as the end of belief. */
function bisquare(remainder: readonly number[]): number[] {
  const limit = 6 * median(remainder.map(Math.abs));
  return remainder.map((r) => {
    const distance = Math.abs(r);
    if (distance <= 0.001 * limit) return 1;
    return distance > 0.999 * limit ? 0 : (1 - (distance / limit) ** 2) ** 2;
  });
}

/** In a periodic decomposition all years share the mean of their season. */
function evenOut(seasonal: readonly number[], period: number): number[] {
  const means = Array.from({ length: period }, (_, season) => mean(seasonal.filter((__, i) => i % period === season)));
  return seasonal.map((_, i) => at(means, i % period));
}

/**
 * Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae & Terpenning 1990, J. Off. Stat. 6:3), as R's `stl`: trend span the next odd
 * of 1.5·period/(1 − 1.5/seasonal span), low-pass span the next odd of the period, seasonal degree 0,
 * two inner passes, or one in each of 16 when robust. Values in time order without
 * gaps, more than two whole periods; counts are better given per working day and as logarithms.
 */
export function stl(values: readonly number[], period: number, options: StlOptions = {}): Decomposition {
  finite('values', ...values);
  count('period', period);
  refuseIf(period < 2 || values.length <= 2 * period, 'TOO_FEW', 'values');
  const asked = options.seasonalSpan ?? 'periodic';
  const periodic = asked === 'periodic';
  const seasonalSpan = periodic ? 10 * values.length + 1 : nextOdd(Math.max(3, asked));
  const plan: Plan = { period, seasonalSpan, trendSpan: nextOdd((1.5 * period) / (1 - 1.5 / seasonalSpan)), lowPassSpan: nextOdd(period) };
  let weights = values.map(() => 1);
  const passes = options.robust ? 1 : 2;
  let parts = innerLoop(values, plan, values.map(() => 0), weights, passes);
  for (let pass = 0; options.robust && pass < 15; pass += 1) {
    weights = bisquare(values.map((v, i) => v - at(parts.seasonal, i) - at(parts.trend, i)));
    parts = innerLoop(values, plan, parts.trend, weights, passes);
  }
  const seasonal = periodic ? evenOut(parts.seasonal, period) : parts.seasonal;
  return { seasonal, trend: parts.trend, remainder: values.map((v, i) => v - at(seasonal, i) - at(parts.trend, i)), weights };
}

/** Standard deviations of a normal remainder beyond which a point is not believed, and the factor from the median absolute deviation to one. */
const FAR = 3;
const MAD_TO_SD = 1.4826;

/** Points whose remainder lies more than 3 × 1.4826 × MAD from the median remainder (Hampel 1974, JASA 69:383); none where more than half are equal. */
export function outliers(remainder: readonly number[]): boolean[] {
  const centre = median(remainder);
  const limit = FAR * MAD_TO_SD * median(remainder.map((r) => Math.abs(r - centre)));
  return remainder.map((r) => limit > 0 && Math.abs(r - centre) > limit);
}

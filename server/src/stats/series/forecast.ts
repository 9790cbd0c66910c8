import { studentQuantile } from '../distributions/normal.js';
import { count, finite, refuseIf, share } from '../input.js';
import type { Interval } from '../interval.js';
import { at, clip, mean, sumOf, variance } from '../numbers.js';
import { fitSmoothing, smoothedForecast } from './exponential-smoothing.js';
import { stl } from './stl.js';

/** Rules that may be tried, the simplest first; a later one must be better in the back-test, not equal. */
export const FORECAST_METHODS = ['mean', 'seasonal_naive', 'smoothing', 'damped_trend', 'seasonal_smoothing', 'seasonal_damped_trend'] as const;

/** Id of a rule. */
export type ForecastMethod = (typeof FORECAST_METHODS)[number];

/** A period to come, in the unit of the series. */
export interface ForecastPoint extends Interval {
  readonly value: number;
}

/** How a forecast is made. */
export interface ForecastOptions {
  readonly horizon: number;
  /** Periods of a year, for seasonal rules; they need three whole years. */
  readonly season?: number;
  /** Share of futures the interval should hold. */
  readonly level?: number;
  /** `log1p` for counts, whose errors grow with them. */
  readonly transform?: 'none' | 'log1p';
  /** What is possible; forecasts and limits are kept within. */
  readonly bounds?: Interval;
}

/** A rule on the scale it works on: values ahead, and one-step variance times a factor a period. */
interface Fit {
  readonly values: readonly number[];
  readonly factors: readonly number[];
  readonly oneStepVariance: number;
  readonly freedom: number;
}

/** Whole years below which a season cannot be told from chance. */
export const YEARS_FOR_SEASON = 3;

function smoothing(values: readonly number[], horizon: number, damped: boolean): Fit {
  const smoothed = fitSmoothing(values, damped, Math.min(6, values.length));
  const ahead = Array.from({ length: horizon }, (_, i) => smoothedForecast(smoothed, i + 1));
  const freedom = values.length - (damped ? 5 : 2);
  return {
    values: ahead.map((a) => a.value),
    factors: ahead.map((a) => a.variance),
    oneStepVariance: sumOf(smoothed.errors, (e) => e * e) / freedom,
    freedom,
  };
}

/** The rule on what is left without the season, and the season's last year put back; estimating it adds a share of its own variance. */
function seasonally(values: readonly number[], season: number, horizon: number, damped: boolean): Fit {
  const { seasonal } = stl(values, season);
  const fit = smoothing(values.map((v, i) => v - at(seasonal, i)), horizon, damped);
  const years = values.length / season;
  const last = values.length - season;
  return {
    ...fit,
    values: fit.values.map((v, i) => v + at(seasonal, last + (i % season))),
    factors: fit.factors.map((f) => f + 1 / years),
    freedom: Math.max(1, fit.freedom - (season - 1)),
    oneStepVariance: (fit.oneStepVariance * fit.freedom) / Math.max(1, fit.freedom - (season - 1)),
  };
}

function seasonalNaive(values: readonly number[], season: number, horizon: number): Fit {
  const errors = values.slice(season).map((v, i) => v - at(values, i));
  const last = values.length - season;
  return {
    values: Array.from({ length: horizon }, (_, i) => at(values, last + (i % season))),
    factors: Array.from({ length: horizon }, (_, i) => Math.floor(i / season) + 1),
    oneStepVariance: mean(errors.map((e) => e * e)),
    freedom: errors.length,
  };
}

/** Which rules a series of this length can carry. */
export function possibleMethods(length: number, season: number | undefined): ForecastMethod[] {
  const seasonal = season !== undefined && length >= YEARS_FOR_SEASON * season;
  return FORECAST_METHODS.filter((m) => seasonal || !m.startsWith('seasonal'));
}

function fitted(method: ForecastMethod, values: readonly number[], season: number, horizon: number): Fit {
  switch (method) {
    case 'mean': {
      const repeat = <T>(value: T) => Array.from({ length: horizon }, () => value);
      return { values: repeat(mean(values)), factors: repeat(1 + 1 / values.length), oneStepVariance: variance(values), freedom: values.length - 1 };
    }
    case 'seasonal_naive': return seasonalNaive(values, season, horizon);
    case 'smoothing':
    case 'damped_trend': return smoothing(values, horizon, method === 'damped_trend');
    case 'seasonal_smoothing':
    case 'seasonal_damped_trend': return seasonally(values, season, horizon, method === 'seasonal_damped_trend');
  }
}

/**
 * Forecast by one rule: median and interval of each of the next `horizon` periods. `values` in time order without gaps, at least 12.
 * Normal errors on the transformed scale, Student's t for their estimated variance; the interval knows nothing of a process that changes.
 */
export function forecastBy(method: ForecastMethod, values: readonly number[], options: ForecastOptions): ForecastPoint[] {
  const { horizon, season = 1, level = 0.95, transform = 'none', bounds = { low: -Infinity, high: Infinity } } = options;
  finite('values', ...values);
  count('horizon', horizon);
  share('level', level);
  refuseIf(horizon < 1, 'NOT_POSITIVE', 'horizon');
  refuseIf(!possibleMethods(values.length, options.season).includes(method) || values.length < 12, 'TOO_FEW', 'values');
  refuseIf(transform === 'log1p' && values.some((v) => v < 0), 'NEGATIVE', 'values');
  const fit = fitted(method, transform === 'log1p' ? values.map(Math.log1p) : values, season, horizon);
  const t = studentQuantile((1 + level) / 2, fit.freedom);
  const back = (x: number) => clip(transform === 'log1p' ? Math.expm1(x) : x, bounds.low, bounds.high);
  return fit.values.map((value, i) => {
    const half = t * Math.sqrt(fit.oneStepVariance * at(fit.factors, i));
    return { value: back(value), low: back(value - half), high: back(value + half) };
  });
}

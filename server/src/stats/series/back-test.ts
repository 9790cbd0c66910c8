import { refuseIf } from '../input.js';
import { at, mean, sumOf } from '../numbers.js';
import { YEARS_FOR_SEASON, forecastBy, possibleMethods, type ForecastMethod, type ForecastOptions, type ForecastPoint } from './forecast.js';

/** How a rule would have done: forecasts from points of the past, held against what came. */
export interface BackTest {
  readonly method: ForecastMethod;
  /** Forecasts compared. */
  readonly n: number;
  readonly meanAbsoluteError: number;
  /** Error in units of the mean step of the series (MASE, Hyndman & Koehler 2006, Int. J. Forecasting 22:679); below 1 better than “as last time”. NaN for a constant series. */
  readonly scaledError: number;
  /** Share of what came that lay within the interval; with few forecasts itself uncertain. */
  readonly coverage: number;
}

/** A forecast by the rule that did best, with the proof. */
export interface Forecast {
  readonly points: readonly ForecastPoint[];
  readonly chosen: BackTest;
  /** All rules tried, in their order. */
  readonly tried: readonly BackTest[];
}

const FEWEST = 12;
const SPARE = 6;
const ORIGINS = 12;

/** Rolling-origin back-test of one rule: with the first `from` values known, then one more …, each time `horizon` periods ahead as far as they are known. */
export function backTest(method: ForecastMethod, values: readonly number[], from: number, options: ForecastOptions): BackTest {
  refuseIf(from < FEWEST || from >= values.length, 'TOO_FEW', 'values');
  const compared: { error: number; held: boolean }[] = [];
  for (let origin = from; origin < values.length; origin += 1) {
    forecastBy(method, values.slice(0, origin), options).forEach((point, i) => {
      const came = values[origin + i];
      if (came !== undefined) compared.push({ error: Math.abs(came - point.value), held: came >= point.low && came <= point.high });
    });
  }
  const meanAbsoluteError = mean(compared.map((c) => c.error));
  const step = mean(values.slice(1).map((v, i) => Math.abs(v - at(values, i))));
  return { method, n: compared.length, meanAbsoluteError, scaledError: meanAbsoluteError / step, coverage: sumOf(compared, (c) => Number(c.held)) / compared.length };
}

/**
 * Forecast of the next `horizon` periods by the rule with the least error in its back-test; at equal error the simpler one. All rules are
 * tested from the same last twelve origins or as many as leave enough past. At least 18 values, in time order without gaps; seasonal rules
 * enter with three years and six periods.
 */
export function forecast(values: readonly number[], options: ForecastOptions): Forecast {
  refuseIf(values.length < FEWEST + SPARE, 'TOO_FEW', 'values');
  const methods = possibleMethods(values.length - SPARE, options.season);
  const shortest = methods.includes('seasonal_naive') ? YEARS_FOR_SEASON * (options.season ?? 1) : FEWEST;
  const from = Math.max(shortest, values.length - ORIGINS);
  const tried = methods.map((method) => backTest(method, values, from, options));
  const chosen = tried.reduce((best, next) => (next.meanAbsoluteError < best.meanAbsoluteError ? next : best));
  return { points: forecastBy(chosen.method, values, options), chosen, tried };
}

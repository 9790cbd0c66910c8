import type { RatioMetric } from '../metric.js';

/** Condition that the answer of a metric with `settledAfter` is known: on the basis date alone. */
export const settledSql = ({ basis, settledAfter = 0 }: RatioMetric): string =>
  `${basis} + ${String(settledAfter)} <= {as_of:Date}`;

/** Those of the denominator whose time has come. */
export const eligibleSql = (metric: RatioMetric): string =>
  (metric.settledAfter === undefined ? metric.denominator : `(${metric.denominator}) AND ${settledSql(metric)}`);

/** Which rows of a ratio's range are counted: of those whose time has come, those whose answer is known. */
export const populationSql = (metric: RatioMetric): string => (metric.known === undefined ? eligibleSql(metric) : `(${eligibleSql(metric)}) AND (${metric.known.rows})`);

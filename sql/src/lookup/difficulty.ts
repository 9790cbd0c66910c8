import { MIN_N_FULL } from '../check/reliability.js';
import type { Lookup } from './lookup.js';

/** Days up to the last day known whose closings tell how much work a case of each difficulty is. */
export const EFFORT_DAYS = 365;
/** Weights are kept to three decimals, as they are shown: whoever adds them up by hand gets the figure. */
export const WEIGHT_PARTS = 1_000;

/**
 * SELECT of what a case of each difficulty takes: stratum (`complexity`), cases (with their minutes told), minutes (median), overall (median of all strata), weight
 * (the one over the other). Of cases of the dataset closed in the last `EFFORT_DAYS`; difficulties with fewer than 30 such cases have no weight and are left out.
 */
export const effortSql = (cases: string, dataset: string): string => {
  const told = `FROM ${cases} WHERE dataset = ${dataset} AND closed_on > {as_of:Date} - ${String(EFFORT_DAYS)} AND closed_on <= {as_of:Date} AND outcome_class IN ('S', 'U', 'T') AND active_minutes > 0 AND complexity != ''`;
  const median = 'quantileExactInclusive(0.5)(assumeNotNull(active_minutes))';
  return `SELECT toString(complexity) AS stratum, count() AS cases, ${median} AS minutes, (SELECT ${median} ${told}) AS overall, round(minutes / overall, 3) AS weight ${told} GROUP BY stratum HAVING cases >= ${String(MIN_N_FULL)}`;
};

/** `difficulty_weight`: how much work a case of its difficulty is, over that of cases at large; NULL where its difficulty is not told or has no weight. */
export const DIFFICULTY: Lookup = {
  join: ({ cases, dataset }) => `LEFT JOIN (SELECT stratum AS l_stratum, weight AS l_weight FROM (${effortSql(cases, dataset)})) AS l ON toString(c.complexity) = l.l_stratum`,
  columns: { difficulty_weight: 'nullIf(l.l_weight, 0)' },
};

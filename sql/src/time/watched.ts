import type { DurationMetric, Ending } from '../metric.js';

/** Day (SQL) up to which a case of a duration is watched. */
export const watchedSql = ({ basis, watchedUntil }: DurationMetric): string =>
  (watchedUntil === undefined ? '{as_of:Date}' : `greatest(${basis}, least({as_of:Date}, ifNull(${watchedUntil}, {as_of:Date})))`);

/** Condition of the cases of a duration that end (or ended) in a way. */
export const endingSql = ({ rows }: DurationMetric, ending: Ending): string => `(${rows}) AND (${ending.rows})`;

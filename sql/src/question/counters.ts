import { endingSql } from '../time/watched.js';
import type { CountMetric, DurationMetric, Metric, RatioMetric } from '../metric.js';
import { isOfClosings, ofFirstClosing } from './cases.js';
import { eligibleSql, populationSql, settledSql } from './population.js';
import type { Question } from './question.js';

/** The counters of a metric by name, as SQL over rows: n; of ratios also num and, where answers take time, cohort and mature, where not all answered, asked, where not all are known, told. */
export function countersOf(metric: CountMetric | RatioMetric): Readonly<Record<string, string>> {
  if (metric.kind === 'count') return { n: `countIf(${metric.rows})` };
  const population = populationSql(metric);
  const { cohort, mature } = metric.settledAfter === undefined ? (metric.maturity ?? {}) : { cohort: metric.denominator, mature: settledSql(metric) };
  return {
    num: `countIf((${population}) AND (${metric.numerator}))`,
    n: `countIf(${population})`,
    ...(metric.known === undefined ? {} : { told: `countIf(${eligibleSql(metric)})` }),
    ...(metric.asked === undefined ? {} : { asked: `countIf(${metric.asked})` }),
    ...(cohort === undefined ? {} : { cohort: `countIf(${cohort})`, mature: `countIf((${cohort}) AND (${mature}))` }),
  };
}

const isCounted = (metric: Metric): metric is CountMetric | RatioMetric => metric.kind === 'count' || metric.kind === 'ratio';

/** Whether the metric's counters of a day never change with the as-of date, so that they can be kept by day beside the rows. */
export function isSteady(metric: Metric): metric is CountMetric | RatioMetric {
  return isCounted(metric) && metric.looksUp === undefined && Object.values(countersOf(metric)).every((sql) => !sql.includes('{as_of:Date}'));
}

/** Whether counters kept by day can answer: current versions, no split, no filter. */
export const asksByDay = (question: Question): boolean =>
  question.split === undefined && question.filters.length === 0 && question.scope === 'all' && question.asOfLoad === undefined;

/** Whether cases of a duration are counted by the two dates their clock runs between. */
export const isKeptDuration = ({ tile, watchedUntil }: DurationMetric): boolean => tile !== undefined && watchedUntil === undefined;

/** Counters kept beside the rows of `case_current`, as a projection: the engine reads them instead of the rows when a question allows it. */
export interface KeptCounters {
  /** The dates they are kept by. */
  readonly by: readonly string[];
  readonly select: string;
}

/**
 * What to count in advance for these metrics, by dataset and date: one set a date that tiles of the overview are counted under; stocks and durations by the two dates a case is open between.
 */
export function keptCounters(metrics: readonly Metric[]): KeptCounters[] {
  const tiled = metrics.filter(({ tile }) => tile !== undefined);
  const wanted = metrics.flatMap((metric): { by: string[]; counts: string[] }[] => {
    if (isSteady(metric)) {
      if (!tiled.some(({ basis }) => basis === metric.basis)) return [];
      const counts = Object.values(countersOf(metric));
      return [{ by: [metric.basis], counts }, ...(isOfClosings(metric) ? [{ by: ['undone', ofFirstClosing(metric.basis)], counts: counts.map(ofFirstClosing) }] : [])];
    }
    if (metric.kind === 'duration') return !isKeptDuration(metric) ? [] : [{ by: [metric.basis, metric.until], counts: [`countIf(${metric.rows})`, ...metric.endings.map((ending) => `countIf(${endingSql(metric, ending)})`)] }];
    // The stay that every case has; few are reactivated or reopened.
    const [stay] = metric.kind === 'level' && metric.beyond === undefined ? metric.stays : [];
    return stay === undefined ? [] : [{ by: [stay.from, stay.until], counts: [`countIf(${stay.rows})`] }];
  });
  return [...new Set(wanted.map(({ by }) => by.join(', ')))].map((by) => {
    const counts = new Set(wanted.filter((one) => one.by.join(', ') === by).flatMap((one) => one.counts));
    return { by: by.split(', '), select: `SELECT dataset, ${by}, ${[...counts].join(', ')} GROUP BY dataset, ${by}` };
  });
}

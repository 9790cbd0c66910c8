import { createHash } from 'node:crypto';
import { allMetrics } from '../catalogue.js';
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
  /** Tells the dates and, by a hash, what is counted. */
  readonly name: string;
  /** The dates they are kept by. */
  readonly by: readonly string[];
  readonly select: string;
}

interface Wanted {
  readonly by: readonly string[];
  /** Also kept apart by these. */
  readonly apart: readonly string[];
  readonly counts: readonly string[];
}

/** What a tile counts of each day; where each closing counts also those that a re-opening undid, by their own day. */
function wantedOfDay(metric: CountMetric | RatioMetric): Wanted {
  const counts = Object.values(countersOf(metric));
  return isOfClosings(metric) ? { by: [metric.basis], apart: ['undone', ofFirstClosing(metric.basis)], counts: [...counts, ...counts.map(ofFirstClosing)] } : { by: [metric.basis], apart: [], counts };
}

/**
 * What to count in advance for these metrics, by dataset and date: one set a date that tiles of the overview are counted under; stocks and durations by the two dates a case is open between.
 */
export function keptCounters(metrics: readonly Metric[]): KeptCounters[] {
  const tiled = metrics.filter(({ tile }) => tile !== undefined);
  const wanted = metrics.flatMap((metric): Wanted[] => {
    if (isSteady(metric)) return tiled.some(({ basis }) => basis === metric.basis) ? [wantedOfDay(metric)] : [];
    if (metric.kind === 'duration') return !isKeptDuration(metric) ? [] : [{ by: [metric.basis, metric.until], apart: [], counts: [`countIf(${metric.rows})`, ...metric.endings.map((ending) => `countIf(${endingSql(metric, ending)})`)] }];
    // The stay that every case has; few are reactivated or reopened.
    const [stay] = metric.kind === 'level' && metric.beyond === undefined ? metric.stays : [];
    return stay === undefined ? [] : [{ by: [stay.from, stay.until], apart: [], counts: [`countIf(${stay.rows})`] }];
  });
  return [...new Set(wanted.map(({ by }) => by.join(', ')))].map((dates) => {
    const alike = wanted.filter((one) => one.by.join(', ') === dates);
    const by = dates.split(', ');
    const keys = ['dataset', ...by, ...new Set(alike.flatMap(({ apart }) => apart))].join(', ');
    const select = `SELECT ${keys}, ${[...new Set(alike.flatMap(({ counts }) => counts))].join(', ')} GROUP BY ${keys}`;
    return { name: `by_${by.join('_')}_${createHash('sha256').update(select).digest('hex').slice(0, 8)}`, by, select };
  });
}

let names: ReadonlyMap<string, string> | undefined;

/** The name of the counters that are kept by these dates, of all metrics; undefined where none are. */
export function countersKeptBy(...dates: readonly string[]): string | undefined {
  names ??= new Map(keptCounters(allMetrics).map(({ name, by }) => [by.join(', '), name]));
  return names.get(dates.join(', '));
}

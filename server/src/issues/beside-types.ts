import { addCalendarDays, metricById, type Cases, type DateRange, type DimensionId, type MetricId } from '@concord/sql';
import { askTallies } from '../metrics/ask-tallies.js';
import { isOf } from '../metrics/members.js';
import type { MetricValue } from '../metrics/metrics.model.js';
import { emptyTally, poolTallies } from '../metrics/tally.js';
import { valueOf } from '../metrics/value.js';
import { isRecurring } from '../stats/issues/recurrence.js';
import { QuestionError } from '../store/errors.js';
import type { Snapshot } from '../store/store.js';

/** A metric of some types, each by itself, and of all types together. */
export interface BesideTypes {
  readonly of: (key: string) => MetricValue | null;
  readonly whole: MetricValue;
}

/** Whether a case comes again is known half a year after it was closed: two years hold enough whose time has passed. */
const REPEAT_DAYS = 730;

/** The days over whose closings repeats are looked for. */
export const repeatRange = ({ to }: DateRange): DateRange => ({ from: addCalendarDays(to, 1 - REPEAT_DAYS), to });

/** Asks a metric of each of the types `keys` and of all. Throws `QuestionError` BAD_INPUT for a metric of another kind. */
export async function askBesideTypes(snapshot: Snapshot, cases: Cases, id: MetricId, kind: 'duration' | 'ratio', dimension: DimensionId, keys: readonly string[], range: DateRange): Promise<BesideTypes> {
  const metric = metricById(id);
  if (metric.kind !== kind) throw new QuestionError('BAD_INPUT', `${id} is no ${kind}`);
  const question = { ...cases, metrics: [id], range, bucket: 'all' as const };
  const stamp = { asOf: cases.asOf, dataVersion: snapshot.version.number };
  const named = new Set(keys);
  const cells = (await askTallies(snapshot, { ...question, split: { dimension, named: keys } })).get(id) ?? [];
  return {
    of: (key) => (named.has(key) ? valueOf(metric, cells.find((cell) => isOf({ key, label: { zh: '', en: '' }, isOther: false }, cell))?.tally ?? emptyTally(metric), stamp) : null),
    // All types, 其他 among them, are all cases.
    whole: valueOf(metric, poolTallies(metric, cells.map(({ tally }) => tally)) ?? emptyTally(metric), stamp),
  };
}

/** Whether the share of a type's cases that come again lies above that of all types, beyond chance. */
export function repeatsBeyond(own: MetricValue | null, whole: MetricValue | null): boolean {
  if (own === null || whole === null || (whole.denominator ?? 0) === 0) return false;
  return isRecurring(0, { repeats: own.numerator ?? 0, closed: own.denominator ?? 0 }, (whole.numerator ?? 0) / (whole.denominator ?? 1));
}

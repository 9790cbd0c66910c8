import type { BucketSpan, Metric } from '@concord/sql';
import type { KnownTime } from '../../records/known-time.js';
import type { Cell } from '../ask-tallies.js';
import { isOf } from '../members.js';
import type { Member, MetricValue, Point } from '../metrics.model.js';
import { emptyTally, poolTallies, type Tally } from '../tally.js';
import { deletedValue, valueOf, type Stamp } from '../value.js';

/** Where a series comes from, and of which times cases were deleted. */
export type SeriesStamp = Stamp & { readonly isGone: (from: string) => boolean };

/** Working days of a bucket, and what was counted on each where all of it is known. */
function worked(span: BucketSpan, tally: Tally | undefined, { isWhole, workdays: workdaysIn }: KnownTime): Pick<Point, 'perWorkday' | 'workdays'> {
  const workdays = workdaysIn(span) ?? null;
  return { workdays, perWorkday: isWhole(span) && workdays !== null && workdays > 0 && tally?.kind === 'count' ? tally.n / workdays : null };
}

const byBucketOf = (member: Member | null, cells: readonly Cell[]): ReadonlyMap<Cell['bucket'], Tally> => new Map(cells.filter((c) => isOf(member, c)).map((c) => [c.bucket, c.tally]));

/** What a member's cells hold, bucket by bucket. */
export function pointsOf(metric: Metric, member: Member | null, cells: readonly Cell[], spans: readonly BucketSpan[], { isGone, ...stamp }: SeriesStamp, time: KnownTime): Omit<Point, 'control' | 'rolling'>[] {
  const byBucket = byBucketOf(member, cells);
  return spans.map((span, i) => {
    const tally = byBucket.get(i);
    if (isGone(span.from)) return { from: span.from, to: span.to, complete: false, value: deletedValue(metric, stamp), workdays: null, perWorkday: null };
    return {
      from: span.from, to: span.to, complete: time.isWhole(span), value: valueOf(metric, tally ?? emptyTally(metric), stamp), ...worked(span, tally, time),
    };
  });
}

/** All buckets as one. */
export function totalOf(metric: Metric, member: Member | null, cells: readonly Cell[], spans: readonly BucketSpan[], { isGone, ...stamp }: SeriesStamp): MetricValue {
  if (isGone(spans[0]?.from ?? '9999')) return deletedValue(metric, stamp);
  const byBucket = byBucketOf(member, cells);
  return valueOf(metric, poolTallies(metric, spans.map((_, i) => byBucket.get(i) ?? emptyTally(metric))) ?? byBucket.get('whole') ?? byBucket.get(0) ?? emptyTally(metric), stamp);
}

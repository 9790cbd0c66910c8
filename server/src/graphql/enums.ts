import { registerEnumType } from '@nestjs/graphql';
import { allDimensions, allMetrics, BUCKETS, type Bucket, type DimensionId, type MetricId } from '@concord/sql';

/** A GraphQL enum whose values are spelled as in the code. */
function enumOf<Value extends string>(name: string, values: readonly Value[], description?: string): Readonly<Record<Value, Value>> {
  const ref = Object.fromEntries(values.map((v) => [v, v])) as Record<Value, Value>;
  registerEnumType(ref, description === undefined ? { name } : { name, description });
  return ref;
}

export const MetricIdEnum = enumOf('MetricId', allMetrics.map((m) => m.id as MetricId));
export const DimensionIdEnum = enumOf('DimensionId', allDimensions.map((d) => d.id as DimensionId));
export const BucketEnum = enumOf<Bucket>('Bucket', BUCKETS);
export const MetricKindEnum = enumOf('MetricKind', ['amount', 'count', 'duration', 'level', 'ratio']);
export const UnitEnum = enumOf('Unit', ['case', 'cny', 'day', 'percent']);
export const DirectionEnum = enumOf('Direction', ['higher', 'lower', 'none']);
export const PartEnum = enumOf('Part', ['denominator', 'numerator']);
export const ReliabilityEnum = enumOf(
  'Reliability', ['counts', 'full', 'indicative', 'none'],
  'none: n = 0, no value. counts: n < 10, show x/n only. indicative: n < 30, grey, never ordered. full: n >= 30.',
);
export const LoadStateEnum = enumOf('LoadState', ['failed', 'published', 'running', 'unchanged', 'withdrawn']);

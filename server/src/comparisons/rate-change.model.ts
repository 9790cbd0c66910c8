import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { Member } from '../graphql/words.model.js';
import { MetricValue } from '../metrics/metrics.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

@ObjectType({ description: 'The parts of a change of a share that a member makes up, in shares (0.01 is one point).' })
export class RateChangeRow {
  @Field(() => MetricValue) readonly after!: MetricValue;
  @Field(() => MetricValue) readonly before!: MetricValue;
  @Field(() => Float, { description: "水平效应: from the member's own rate having moved." }) readonly level!: number;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float, { description: '结构效应: from its weight having moved, held against the average rate.' }) readonly mix!: number;
}

@ObjectType({ description: 'A change of a share between two ranges, split into mix and level over every member of a dimension (Kitagawa 1955).' })
export class RateChange {
  @Field(() => MetricValue) readonly after!: MetricValue;
  @Field(() => MetricValue) readonly before!: MetricValue;
  @Field(() => Float, { nullable: true, description: 'after − before; null when either range has fewer than ten cases, as are all that follow.' }) readonly change!: number | null;
  @Field(() => Float, { nullable: true, description: '95 % limits of the change (Newcombe 1998).' }) readonly changeHigh!: number | null;
  @Field(() => Float, { nullable: true }) readonly changeLow!: number | null;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => [FindingAnswer], { description: 'What may be said of it, in order.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => Int, { description: 'Members put together as 其他: too few cases in a range, or beyond the number asked for.' }) readonly folded!: number;
  @Field(() => Float, { nullable: true }) readonly level!: number | null;
  @Field(() => Int) readonly memberCount!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Float, { nullable: true, description: 'null, as are level, residual and what is standardised, where the two cannot be compared: outcomes are still to come, or the data hold a part of the earlier range.' }) readonly mix!: number | null;
  @Field(() => Float, { nullable: true, description: 'What mix and level leave unexplained: 0 but for the last bit.' }) readonly residual!: number | null;
  @Field(() => [RateChangeRow], { description: 'Largest contribution first, 其他 last.' }) readonly rows!: readonly RateChangeRow[];
  @Field(() => Float, { nullable: true, description: 'The share after under the mean mix of both ranges (direct standardisation).' }) readonly standardisedAfter!: number | null;
  @Field(() => Float, { nullable: true, description: 'The share before under the same mix; the difference of the two is the level.' }) readonly standardisedBefore!: number | null;
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { MetricTarget } from '../metrics/control.model.js';
import { MetricValue } from '../metrics/metrics.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

@ObjectType({ description: 'A split: its largest members by cases, the rest as 其他.' })
export class ExplorationAxis {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Int, { description: 'Members there are, 其他 not counted.' }) readonly memberCount!: number;
  @Field(() => [Member]) readonly members!: readonly Member[];
}

@ObjectType()
export class ExplorationBucket {
  @Field({ description: 'The natural bucket lies whole within the range and the data knows all of it.' }) readonly complete!: boolean;
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate) readonly to!: string;
}

@ObjectType({ description: 'What a value is held against.' })
export class Compared {
  @Field(() => Float, { nullable: true, description: 'The difference: shares for points and per cent, else the unit; null for an interval.' }) readonly difference!: number | null;
  @Field(() => MetricTarget, { nullable: true }) readonly target!: MetricTarget | null;
  @Field(() => MetricValue, { nullable: true }) readonly value!: MetricValue | null;
  @Field(() => LocalisedText, { description: 'The difference in words, stated and not judged.' }) readonly words!: LocalisedText;
}

@ObjectType({ description: 'A number of the table. Every subtotal and total is asked for at its own grain.' })
export class ExplorationCell {
  @Field(() => Int, { nullable: true, description: 'Index into `buckets`; null: the whole range.' }) readonly bucket!: number | null;
  @Field(() => Int, { nullable: true, description: 'Index into the members of `columns`; null: all of them.' }) readonly column!: number | null;
  @Field(() => Compared, { nullable: true, description: 'null where nothing was asked to be compared, or nothing may be.' }) readonly compared!: Compared | null;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int, { nullable: true, description: 'Index into the members of `rows`; null: all of them.' }) readonly row!: number | null;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType()
export class Exploration {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => [ExplorationBucket], { description: 'Empty when the range is asked for as one.' }) readonly buckets!: readonly ExplorationBucket[];
  @Field(() => [ExplorationCell]) readonly cells!: readonly ExplorationCell[];
  @Field(() => ExplorationAxis, { nullable: true }) readonly columns!: ExplorationAxis | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
  @Field({ description: 'Fewer members are listed than were asked for, so that the table stays within what can be sent.' }) readonly isCapped!: boolean;
  @Field(() => ExplorationAxis, { nullable: true }) readonly rows!: ExplorationAxis | null;
}

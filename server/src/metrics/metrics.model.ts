import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, LackEnum, MetricIdEnum, ReliabilityEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';
import { ControlChart, ControlPoint } from './control.model.js';

export { Member };
/** Why a rate has no value though events were counted. */
export type Lack = keyof typeof LackEnum;
export type Reliability = keyof typeof ReliabilityEnum;

@ObjectType({ description: 'A number with all that is needed to judge it. Ratios are shares (0 to 1), durations days, amounts in the currency of the dataset.' })
export class MetricValue {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field() readonly basis!: string;
  @Field(() => Float, { nullable: true, description: 'The share if everybody who was asked and did not answer were in the numerator; null where all answered or nobody was asked.' }) readonly boundHigh!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same with none of them in the numerator.' }) readonly boundLow!: number | null;
  @Field(() => Float, { nullable: true }) readonly ciHigh!: number | null;
  @Field(() => Float, { nullable: true }) readonly ciLow!: number | null;
  @Field(() => Float, { description: 'rate: the share of events whose denominator is on record; shares that need reference data to be told: the share of cases it covers; 1 for the others.' }) readonly coverage!: number;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => Int) readonly definitionVersion!: number;
  @Field(() => Float, { nullable: true }) readonly denominator!: number | null;
  @Field(() => LackEnum, { nullable: true, description: 'rate: what is missing of the denominator, so that there is no value; null where nothing is, and for the others.' }) readonly lack!: Lack | null;
  @Field(() => Float, { description: 'Cohort metrics: the share whose outcome is known or past its deadline. 1 for the others.' }) readonly maturity!: number;
  @Field(() => Int) readonly n!: number;
  @Field(() => Float, { nullable: true }) readonly numerator!: number | null;
  @Field(() => Float, { nullable: true, description: 'duration and amount: the 90th percentile, null when not reached.' }) readonly p90!: number | null;
  @Field(() => Float, { nullable: true, description: 'duration: the 75th percentile, null when not reached.' }) readonly p75!: number | null;
  @Field(() => ReliabilityEnum) readonly reliability!: Reliability;
  @Field(() => Float, { nullable: true, description: 'amount: the sum.' }) readonly sum!: number | null;
  @Field(() => Float, { nullable: true, description: 'null when there is none (n = 0), when suppressed, or when a median is not reached.' }) readonly value!: number | null;
}

@ObjectType()
export class Point {
  @Field({ description: 'The natural bucket lies whole within the range and the data knows all of it: it began before, and knows its last day.' }) readonly complete!: boolean;
  @Field(() => ControlPoint, { nullable: true, description: 'null when not asked for, and where the month is not judged.' }) readonly control!: ControlPoint | null;
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => Float, { nullable: true, description: 'Counts of complete buckets: cases a working day; null in years whose holidays are not announced.' }) readonly perWorkday?: number | null;
  @Field(() => MetricValue, { nullable: true, description: 'The months up to this one together; null when not asked for, where the data does not reach back so far or does not know all of them, and for what does not add up over months.' }) readonly rolling!: MetricValue | null;
  @Field(() => LocalDate) readonly to!: string;
  @Field(() => MetricValue) readonly value!: MetricValue;
  @Field(() => Int, { nullable: true, description: 'Working days of the bucket, worked weekends included; null in years whose holidays are not announced.' }) readonly workdays?: number | null;
}

@ObjectType()
export class Series {
  @Field(() => ControlChart, { nullable: true, description: 'null when not asked for.' }) readonly control!: ControlChart | null;
  @Field(() => [FindingAnswer], { description: 'What may be said of it, in order; put into words when asked for.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => Member, { nullable: true }) readonly member!: Member | null;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [Point]) readonly points!: readonly Point[];
  @Field(() => MetricValue) readonly total!: MetricValue;
}

@ObjectType()
export class BreakdownRow {
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float, { nullable: true, description: "Part of the total's cases: numerator of counts, levels and rates, denominator of ratios; null where the total has fewer than ten." }) readonly share!: number | null;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType()
export class Breakdown {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => [FindingAnswer], { description: 'What may be said of it, in order; put into words when asked for.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => Int, { description: 'Members there are, 其他 not counted.' }) readonly memberCount!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [BreakdownRow]) readonly rows!: readonly BreakdownRow[];
  @Field(() => MetricValue) readonly total!: MetricValue;
}

@ObjectType({ description: 'Kaplan–Meier: the share not yet closed after a day, with log-log limits.' })
export class CurvePoint {
  @Field(() => Int) readonly atRisk!: number;
  @Field(() => Int) readonly day!: number;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float) readonly survival!: number;
}

@ObjectType()
export class Total {
  @Field(() => [CurvePoint], { nullable: true, description: 'null when not asked for, and for fewer than ten cases.' }) readonly curve!: readonly CurvePoint[] | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Where a curve was asked for and there are fewer than ten cases: how many have ended, and the days of each.' }) readonly few!: LocalisedText | null;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

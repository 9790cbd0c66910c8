import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { MetricIdEnum } from '../graphql/enums.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { CurvePoint, MetricValue } from '../metrics/metrics.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

@ObjectType({ description: 'Aalen–Johansen: the share that has ended in one way up to a day, the other ways competing with it, with log-log limits.' })
export class IncidencePoint {
  @Field(() => Int) readonly atRisk!: number;
  @Field(() => Int) readonly day!: number;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly incidence!: number;
  @Field(() => Float) readonly low!: number;
}

@ObjectType()
export class ShareByDay {
  @Field(() => Int) readonly day!: number;
  @Field(() => Float, { nullable: true, description: 'null where nothing was observed for so long.' }) readonly share!: number | null;
}

@ObjectType({ description: 'One way of ending. The incidences of all ways add up to the share that has ended, 1 less the survival curve.' })
export class EndingCurve {
  @Field(() => Int, { description: 'Cases that ended this way.' }) readonly cases!: number;
  @Field(() => Member, { description: 'isOther: ended, and the data does not say how.' }) readonly ending!: Member;
  @Field(() => [IncidencePoint], { description: 'Empty below 10 cases. Steps of less than 1/400 are left out.' }) readonly points!: readonly IncidencePoint[];
  @Field(() => [ShareByDay]) readonly shares!: readonly ShareByDay[];
}

@ObjectType()
export class SurvivalOf {
  @Field(() => [CurvePoint], { description: 'Empty below 10 cases. Steps of less than 1/400 are left out; `shares` are exact.' }) readonly curve!: readonly CurvePoint[];
  @Field(() => [EndingCurve]) readonly endings!: readonly EndingCurve[];
  @Field(() => LocalisedText, { nullable: true, description: 'Of fewer than ten cases: how many have ended, and the days of each.' }) readonly few!: LocalisedText | null;
  @Field(() => Member, { nullable: true, description: 'null for all cases.' }) readonly member!: Member | null;
  @Field(() => [ShareByDay], { description: 'Not yet ended by a day.' }) readonly shares!: readonly ShareByDay[];
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType({ description: 'How a cohort leaves: Kaplan–Meier of all endings, and cumulative incidence of each.' })
export class Survival {
  @Field(() => [FindingAnswer], { description: 'What may be said of it, in order: median, spread of the members, endings.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [SurvivalOf], { description: 'Empty without a split.' }) readonly parts!: readonly SurvivalOf[];
  @Field(() => SurvivalOf) readonly total!: SurvivalOf;
}

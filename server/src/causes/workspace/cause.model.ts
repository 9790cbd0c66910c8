import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { ActionStateEnum } from '../../actions/action-enums.js';
import type { ActionState } from '../../actions/action.js';
import { VerdictEnum, VerdictReasonEnum } from '../../follow-up/follow-up.model.js';
import type { Reason, Verdict } from '../../follow-up/rule/terms.js';
import { AnnotationKindEnum, DimensionIdEnum, enumOf, MetricIdEnum } from '../../graphql/enums.js';
import { LocalDate } from '../../graphql/scalars.js';
import { LocalisedText, Member } from '../../graphql/words.model.js';
import { MetricValue } from '../../metrics/metrics.model.js';
import { FindingAnswer } from '../../narrative/finding.model.js';

/** How a type stands to the others. */
export const STANDINGS = ['few', 'less', 'more', 'same'] as const;
/** One of them. */
export type Standing = (typeof STANDINGS)[number];
const StandingEnum = enumOf<Standing>('CauseStanding', STANDINGS, 'few: too few cases to say. same: what differs could be chance, all that was looked at taken together (Benjamini–Hochberg, 0.1).');

@ObjectType({ description: 'A number and the address under which it is told what it is of.' })
export class CauseFigure {
  @Field() readonly link!: string;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType({ description: 'The difference of two shares (0 to 1) with its interval (Newcombe, 95 %).' })
export class CauseDifference {
  @Field(() => Float) readonly amount!: number;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
}

@ObjectType({ description: 'A metric of the type and of all other types together.' })
export class CauseMeasure {
  @Field(() => CauseDifference, { nullable: true, description: 'Of shares of cases; null for other kinds, and where either has fewer than ten.' }) readonly difference!: CauseDifference | null;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => CauseFigure) readonly others!: CauseFigure;
  @Field(() => CauseFigure) readonly own!: CauseFigure;
  @Field(() => StandingEnum, { description: 'Of shares and durations; more: higher or longer than the others. few also for kinds that are not compared.' }) readonly standing!: Standing;
}

@ObjectType({ description: 'Open cases that stand in a step, and how long they have.' })
export class CauseWaiting {
  @Field() readonly link!: string;
  @Field(() => Float, { nullable: true, description: 'Days; null for fewer than ten cases.' }) readonly median!: number | null;
  @Field(() => Int) readonly n!: number;
  @Field(() => Float, { nullable: true }) readonly p90!: number | null;
}

@ObjectType()
export class CauseWait {
  @Field(() => CauseWaiting) readonly others!: CauseWaiting;
  @Field(() => CauseWaiting) readonly own!: CauseWaiting;
  @Field(() => Member) readonly step!: Member;
}

@ObjectType({ description: 'A member among the cases of the type beside its place among all others.' })
export class CausePartRow {
  @Field(() => CauseDifference, { nullable: true }) readonly difference!: CauseDifference | null;
  @Field({ description: 'Of its share among the cases of the type, of their count where there is none.' }) readonly link!: string;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Int) readonly others!: number;
  @Field({ description: 'Of its share among all other cases, of their count where there is none.' }) readonly othersLink!: string;
  @Field(() => Float, { nullable: true, description: 'null for fewer than ten other cases.' }) readonly othersShare!: number | null;
  @Field(() => Int) readonly own!: number;
  @Field(() => Float, { nullable: true, description: 'null where the type has fewer than ten cases.' }) readonly share!: number | null;
  @Field(() => StandingEnum) readonly standing!: Standing;
}

@ObjectType()
export class CausePart {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Int, { description: 'Members with cases of the type; `rows` holds the largest.' }) readonly members!: number;
  @Field(() => Int) readonly others!: number;
  @Field(() => Int) readonly own!: number;
  @Field(() => [CausePartRow]) readonly rows!: readonly CausePartRow[];
}

@ObjectType({ description: 'Cases that were settled or not, with something in common or without.' })
export class CauseShare {
  @Field(() => Int) readonly settled!: number;
  @Field(() => Int) readonly n!: number;
}

@ObjectType({ description: 'Something that cases of the type have or lack: it goes together with being settled, and is no cause of it.' })
export class CauseFeature {
  @Field(() => Float, { description: 'By Benjamini–Hochberg over all that were tested.' }) readonly adjusted!: number;
  @Field(() => CauseDifference) readonly difference!: CauseDifference;
  @Field(() => LocalisedText) readonly feature!: LocalisedText;
  @Field({ description: 'It holds beyond chance, all that were tested taken together.' }) readonly holds!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => String, { nullable: true, description: 'null where no list of cases stands behind it.' }) readonly link!: string | null;
  @Field(() => CauseShare) readonly with!: CauseShare;
  @Field(() => CauseShare) readonly without!: CauseShare;
  @Field(() => String, { nullable: true }) readonly withoutLink!: string | null;
}

@ObjectType()
export class CauseFeatures {
  @Field(() => Int, { description: 'Not told: fewer than thirty cases with or without.' }) readonly few!: number;
  @Field(() => [CauseFeature], { description: 'Those that hold first, the largest difference first.' }) readonly rows!: readonly CauseFeature[];
  @Field(() => Int) readonly tested!: number;
  @Field(() => CauseFigure, { description: 'Of all cases of the type.' }) readonly whole!: CauseFigure;
}

@ObjectType()
export class CauseSpan {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate) readonly to!: string;
}

/** How far something that was done reaches a type. */
export const REACHES = ['all', 'business', 'part', 'type'] as const;
/** One of them. */
export type Reach = (typeof REACHES)[number];
const ReachEnum = enumOf<Reach>('CauseReach', REACHES, 'type: it was for this type. business: for its business. all: for every case. part: for some places or people only, of whatever type.');

@ObjectType({ description: 'Something that was done in the time: an event that began then, or an action that is over and was at work then.' })
export class BetterDone {
  @Field(() => LocalDate, { nullable: true, description: 'The last day; null while it lasts.' }) readonly endsOn!: string | null;
  @Field() readonly id!: string;
  @Field() readonly isAction!: boolean;
  @Field(() => AnnotationKindEnum, { nullable: true, description: 'Of an event.' }) readonly kind!: keyof typeof AnnotationKindEnum | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The metric its verdict is about.' }) readonly metric!: LocalisedText | null;
  @Field(() => ReachEnum) readonly reach!: Reach;
  @Field(() => VerdictReasonEnum, { nullable: true, description: 'Why there is no verdict, or not yet.' }) readonly reason!: Reason | null;
  @Field(() => LocalDate, { description: 'The day it took effect.' }) readonly startsOn!: string;
  @Field(() => ActionStateEnum, { nullable: true, description: 'Of an action.' }) readonly state!: ActionState | null;
  @Field(() => LocalisedText) readonly text!: LocalisedText;
  @Field(() => VerdictEnum, { nullable: true, description: 'Of an action, what its review or later data said of its own number. Of an event for the type or its business, what became of the metric of this type since, by the rule of follow-ups. null: not judged here.' }) readonly verdict!: Verdict | null;
}

@ObjectType({ description: 'A type that got better from one half year to the next, beyond chance.' })
export class BetterType {
  @Field(() => CauseFigure) readonly after!: CauseFigure;
  @Field(() => Float, { description: 'By Benjamini–Hochberg over all types and metrics that were tested.' }) readonly adjusted!: number;
  @Field(() => CauseFigure) readonly before!: CauseFigure;
  @Field(() => [BetterDone], { description: 'For the type or its business by name, oldest first.' }) readonly done!: readonly BetterDone[];
  @Field(() => Member) readonly member!: Member;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
}

@ObjectType({ description: 'Like types that got better, and what is on record of the time: before them, and no more than that.' })
export class BetterTypes {
  @Field(() => CauseSpan) readonly after!: CauseSpan;
  @Field(() => CauseSpan) readonly before!: CauseSpan;
  @Field(() => Member, { nullable: true, description: 'The business they share; null where all types were looked at.' }) readonly business!: Member | null;
  @Field(() => [BetterDone], { description: 'What was for every case, or for some places or people only, oldest first.' }) readonly events!: readonly BetterDone[];
  @Field(() => [BetterType]) readonly rows!: readonly BetterType[];
  @Field(() => Int) readonly tested!: number;
}

@ObjectType({ description: 'A type of dispute, walked through from what is stuck to what may be done.' })
export class Cause {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => BetterTypes, { nullable: true, description: 'null where the data do not hold two half years.' }) readonly better!: BetterTypes | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => CauseFeatures, { nullable: true }) readonly features!: CauseFeatures | null;
  @Field(() => [FindingAnswer], { description: 'What may be said, a sentence a section: `headline`, `steps`, `waiting`, `parts`, `features`, `better`.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => [CauseMeasure]) readonly headline!: readonly CauseMeasure[];
  @Field(() => Member) readonly member!: Member;
  @Field(() => [CausePart]) readonly parts!: readonly CausePart[];
  @Field(() => [CauseMeasure], { description: 'Durations from step to step.' }) readonly steps!: readonly CauseMeasure[];
  @Field(() => [CauseWait], { description: 'In the order of a case; none where no stock was asked for.' }) readonly waiting!: readonly CauseWait[];
}

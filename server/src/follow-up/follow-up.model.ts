import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, EvidenceEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';
import { ControlPoint } from '../metrics/control.model.js';
import { MetricValue } from '../metrics/metrics.model.js';
import { METHODS, NOT_B, REASONS, VERDICTS, type Method, type NotB, type Reason, type Verdict } from './rule/terms.js';

/** What is said of an action. */
export const VerdictEnum = enumOf<Verdict>('Verdict', VERDICTS);
/** Why nothing is said, or not yet. */
export const VerdictReasonEnum = enumOf<Reason>('VerdictReason', REASONS);
/** How before and after are held together. */
export const FollowUpMethodEnum = enumOf<Method>('FollowUpMethod', METHODS);
/** What keeps a description from being an association. */
export const NotAssociationEnum = enumOf<NotB>('NotAssociation', NOT_B);
/** Where a month lies. */
export const SideEnum = enumOf('FollowUpSide', ['after', 'before', 'between', 'later']);
/** What an effect is held against. */
export const AgainstEnum = enumOf('EffectAgainst', ['before', 'no_effect', 'trend']);

@ObjectType({ description: 'Whole months before, or after, that count.' })
export class FollowUpWindow {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => Int) readonly months!: number;
  @Field(() => Float, { description: 'Cases or events; of stocks, months.' }) readonly n!: number;
  @Field(() => LocalDate) readonly to!: string;
  @Field(() => Float, { nullable: true, description: 'In the unit of the metric: pooled shares, counts a month (of equal working days where they are known), means of monthly values.' }) readonly value!: number | null;
}

@ObjectType()
export class FollowUpPoint {
  @Field(() => ControlPoint, { nullable: true, description: 'Limits of the months before alone.' }) readonly control!: ControlPoint | null;
  @Field({ description: 'It is complete, its outcomes known, and it is part of the figures before or after.' }) readonly counts!: boolean;
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => Float, { nullable: true, description: 'What the effect is held against in this month: the old trend, what would have come without effect, or the figure before.' }) readonly reference!: number | null;
  @Field(() => SideEnum) readonly side!: keyof typeof SideEnum;
  @Field(() => LocalDate) readonly to!: string;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType({ description: 'What a group chosen because it was worst would have come to with no effect at all: μ + B(before − μ), and what the other groups moved. In the unit of the metric.' })
export class ExpectedWithoutEffect {
  @Field(() => Float) readonly before!: number;
  @Field(() => Float) readonly expected!: number;
  @Field(() => Int, { description: 'Groups it was chosen among, those with enough cases.' }) readonly groups!: number;
  @Field(() => Float, { nullable: true, description: 'What the others changed by: a difference; of counts and rates a ratio.' }) readonly othersChange!: number | null;
  @Field(() => Float, { description: 'μ' }) readonly overall!: number;
  @Field(() => Float, { description: 'By regression to the mean alone.' }) readonly regressed!: number;
  @Field(() => Float, { description: 'B = τ²/(τ² + v)' }) readonly reliability!: number;
  @Field(() => Float, { description: 'τ², in squares of a month’s figure.' }) readonly tau2!: number;
  @Field(() => Float, { description: 'v' }) readonly variance!: number;
}

@ObjectType({ description: 'A difference in the unit of the metric with its 95 % interval.' })
export class FollowUpEffect {
  @Field(() => AgainstEnum) readonly against!: keyof typeof AgainstEnum;
  @Field(() => Float, { description: 'What it is held against.' }) readonly expected!: number;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float) readonly observed!: number;
  @Field(() => Float, { nullable: true, description: 'Counts and rates before and after: the ratio.' }) readonly ratio!: number | null;
  @Field(() => Float) readonly value!: number;
}

@ObjectType({ description: 'The figure before as it was known when the action was decided.' })
export class FollowUpRestated {
  @Field(() => Float) readonly n!: number;
  @Field(() => Float, { nullable: true }) readonly value!: number | null;
}

@ObjectType({ description: 'The rule verdicts are made by, fixed beforehand.' })
export class FollowUpRule {
  @Field(() => Float, { description: 'At most so many of actions without any effect are called improved, by simulation.' }) readonly falseImproved!: number;
  @Field() readonly id!: string;
  @Field(() => Int) readonly version!: number;
}

@ObjectType({ description: 'An action after it: a metric before and after, and what may be said.' })
export class FollowUp {
  @Field(() => FollowUpWindow, { nullable: true }) readonly after!: FollowUpWindow | null;
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => FollowUpWindow, { nullable: true }) readonly before!: FollowUpWindow | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => FollowUpEffect, { nullable: true }) readonly effect!: FollowUpEffect | null;
  @Field(() => EvidenceEnum) readonly evidence!: keyof typeof EvidenceEnum;
  @Field(() => ExpectedWithoutEffect, { nullable: true, description: 'Of a group chosen because it was worst.' }) readonly expectedWithoutEffect!: ExpectedWithoutEffect | null;
  @Field(() => FollowUpMethodEnum, { nullable: true }) readonly method!: Method | null;
  @Field() readonly metric!: string;
  @Field(() => [NotAssociationEnum], { description: 'What keeps it a description (A).' }) readonly notB!: readonly NotB[];
  @Field(() => [FollowUpPoint], { description: 'Months from the first before to the last known.' }) readonly points!: readonly FollowUpPoint[];
  @Field(() => Boolean, { nullable: true, description: 'The effect found is at least as large as expected; null where no size was said or nothing was found.' }) readonly reachesSize!: boolean | null;
  @Field(() => VerdictReasonEnum, { nullable: true }) readonly reason!: Reason | null;
  @Field(() => FollowUpRestated, { nullable: true, description: 'Where it differs from what is known now.' }) readonly restated!: FollowUpRestated | null;
  @Field(() => FollowUpRule) readonly rule!: FollowUpRule;
  @Field(() => [LocalisedText], { description: 'What may be said, in order.' }) readonly sentences!: readonly LocalisedText[];
  @Field(() => LocalDate) readonly startsOn!: string;
  @Field(() => VerdictEnum) readonly verdict!: Verdict;
}

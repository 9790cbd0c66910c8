import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId, TrainingKind } from '@concord/sql';
import { EvidenceEnum, EvidenceUnmetEnum, MetricIdEnum, TrainingKindEnum } from '../../graphql/enums.js';
import { LocalDate } from '../../graphql/scalars.js';
import { SelectionInput } from '../../graphql/selection.input.js';
import { LocalisedText, Member } from '../../graphql/words.model.js';
import type { Evidence, Unmet } from './evidence.js';

@InputType()
export class TrainingEffectInput extends SelectionInput {
  @Field(() => LocalDate) readonly heldOn!: string;
  @Field(() => MetricIdEnum, { defaultValue: 'settlement_rate', description: 'A share of cases, named before anybody looks.' }) readonly metric!: MetricId;
  @Field(() => Int, { defaultValue: 6, description: 'Months before and after; 3, 6 or 12.' }) readonly months!: number;
  @Field() readonly training!: string;
}

@ObjectType({ description: 'A training on one day.' })
export class Training {
  @Field(() => LocalDate) readonly heldOn!: string;
  @Field(() => Float, { nullable: true }) readonly hours!: number | null;
  @Field(() => TrainingKindEnum, { description: 'A course where the records say nothing.' }) readonly kind!: TrainingKind;
  @Field(() => [Member]) readonly people!: readonly Member[];
  @Field(() => LocalisedText) readonly topic!: LocalisedText;
  @Field() readonly training!: string;
}

@ObjectType({ description: 'Hours of somebody in post.' })
export class TrainingHours {
  @Field(() => Float, { nullable: true, description: 'As their post says; null where it says nothing.' }) readonly hours!: number | null;
  @Field(() => Member) readonly mediator!: Member;
  @Field(() => Float, { description: 'Those of them that were drills.' }) readonly ofDrills!: number;
  @Field(() => Float, { description: 'Of trainings on record in the twelve months up to the day.' }) readonly ofRecords!: number;
  @Field() readonly team!: string;
}

@ObjectType({ description: 'What every training is looked at by, fixed before any is held.' })
export class TrainingLook {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int, { description: 'Before and after, each.' }) readonly months!: number;
}

@ObjectType()
export class Trainings {
  @Field(() => TrainingLook) readonly declared!: TrainingLook;
  @Field(() => [TrainingHours]) readonly hours!: readonly TrainingHours[];
  @Field(() => LocalDate, { description: 'The day hours are told of.' }) readonly on!: string;
  @Field(() => [Training], { description: 'Newest first.' }) readonly trainings!: readonly Training[];
}

@ObjectType()
export class CountedShare {
  @Field(() => Int) readonly successes!: number;
  @Field(() => Int) readonly trials!: number;
}

@ObjectType({ description: 'Those who took part, or all others.' })
export class TrainingGroup {
  @Field(() => CountedShare) readonly after!: CountedShare;
  @Field(() => CountedShare) readonly before!: CountedShare;
  @Field(() => Int, { description: 'With enough cases in both periods to be counted as one change.' }) readonly counted!: number;
  @Field(() => Int) readonly people!: number;
}

@ObjectType({ description: 'Mean change of a person who took part beyond that of one who did not, in shares.' })
export class TrainingDifference {
  @Field(() => Float, { description: 'Of the exact permutation test, else of Welch’s t; adjusted for all trainings looked at (Benjamini–Hochberg).' }) readonly adjustedP!: number;
  @Field(() => Float) readonly effect!: number;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float, { nullable: true, description: 'Exact, by all ways to choose who took part; null where there are too many.' }) readonly permutationP!: number | null;
}

@ObjectType({ description: 'A month before, of both groups: whether they went alike.' })
export class TrainingMonth {
  @Field(() => CountedShare) readonly attended!: CountedShare;
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => CountedShare) readonly others!: CountedShare;
}

@ObjectType({ description: 'All trainings that were looked at in the same way.' })
export class TrainingFamily {
  @Field(() => Float, { description: 'How many of those compared would lie beyond chance were none of any effect.' }) readonly chance!: number;
  @Field(() => Int) readonly compared!: number;
  @Field(() => Int, { description: 'The newest whose months after are over.' }) readonly looked!: number;
}

@ObjectType({ description: 'Before and after a training: a description (A), or an association with what it assumes (B); never that one came of the other.' })
export class TrainingEffect {
  @Field(() => LocalDate, { description: 'Last day of the period after; before its end where the data end earlier.' }) readonly afterTo!: string;
  @Field(() => TrainingGroup) readonly attended!: TrainingGroup;
  @Field(() => [TrainingMonth], { description: 'Oldest first.' }) readonly before!: readonly TrainingMonth[];
  @Field(() => LocalDate) readonly beforeFrom!: string;
  @Field(() => TrainingDifference, { nullable: true, description: 'Told with B only.' }) readonly difference!: TrainingDifference | null;
  @Field(() => Float, { nullable: true, description: 'What those who took part would come to with no effect at all, by regression to the mean.' }) readonly expectedAfter!: number | null;
  @Field(() => EvidenceEnum) readonly evidence!: Evidence;
  @Field(() => LocalDate) readonly heldOn!: string;
  @Field(() => TrainingFamily, { nullable: true, description: 'Told with B.' }) readonly family!: TrainingFamily | null;
  @Field({ description: 'The period after is not over yet.' }) readonly isRunning!: boolean;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => TrainingGroup) readonly others!: TrainingGroup;
  @Field(() => [LocalisedText], { description: 'What may be said, in order.' }) readonly sentences!: readonly LocalisedText[];
  @Field(() => [EvidenceUnmetEnum], { description: 'What keeps it from being told as an association.' }) readonly unmet!: readonly Unmet[];
}

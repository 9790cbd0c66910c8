import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, EvidenceEnum, EvidenceUnmetEnum, MetricIdEnum } from '../../graphql/enums.js';
import { LocalDate } from '../../graphql/scalars.js';
import { SelectionInput } from '../../graphql/selection.input.js';
import { LocalisedText } from '../../graphql/words.model.js';
import { TrainingGroup, TrainingMonth } from '../../mediators/training/training.model.js';
import type { Unmet } from '../../mediators/training/evidence.js';

@InputType()
export class ComparedEffectInput extends SelectionInput {
  @Field(() => DimensionIdEnum, { description: 'What those it happened to are told by.' }) readonly dimension!: DimensionId;
  @Field(() => [String], { description: 'Those it happened to; all other members are compared with.' }) readonly members!: string[];
  @Field(() => MetricIdEnum, { defaultValue: 'settlement_rate', description: 'A share of cases.' }) readonly metric!: MetricId;
  @Field(() => Int, { defaultValue: 6, description: 'Months before and after; 6 or 12.' }) readonly months!: number;
  @Field(() => LocalDate) readonly startsOn!: string;
}

@ObjectType({ description: 'Change of those it happened to beyond that of all others, in shares.' })
export class ChangeBeyondOthers {
  @Field(() => Float) readonly effect!: number;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float, { nullable: true, description: 'Exact, by all ways to choose whom it happened to; null by cases, and where there are too many ways.' }) readonly permutationP!: number | null;
}

@ObjectType({ description: 'Slope a month of those it happened to minus the others, over the months before.' })
export class TrendApart {
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float) readonly slope!: number;
}

@ObjectType({ description: 'What happened to some members of a dimension, held against all others: difference in differences, with the months before.' })
export class ComparedEffect {
  @Field(() => LocalDate) readonly afterTo!: string;
  @Field(() => LocalDate) readonly beforeFrom!: string;
  @Field(() => ChangeBeyondOthers, { nullable: true, description: 'By cases, taken for independent; null without cases in one of the four cells.' }) readonly byCases!: ChangeBeyondOthers | null;
  @Field(() => ChangeBeyondOthers, { nullable: true, description: 'By members, each one change; null with fewer than three on a side, too few cases, or where the groups stood apart before.' }) readonly byMembers!: ChangeBeyondOthers | null;
  @Field(() => EvidenceEnum) readonly evidence!: keyof typeof EvidenceEnum;
  @Field(() => [TrainingMonth], { description: 'Months before and after, oldest first.' }) readonly months!: readonly TrainingMonth[];
  @Field(() => TrainingGroup) readonly others!: TrainingGroup;
  @Field(() => [LocalisedText]) readonly sentences!: readonly LocalisedText[];
  @Field(() => TrainingGroup) readonly treated!: TrainingGroup;
  @Field(() => TrendApart, { nullable: true }) readonly trend!: TrendApart | null;
  @Field(() => [EvidenceUnmetEnum]) readonly unmet!: readonly Unmet[];
}

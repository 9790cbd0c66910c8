import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { FollowUpMemberInput } from '../follow-up/follow-up.input.js';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { FilterInput, RangeInput } from '../graphql/selection.input.js';
import { LocalisedText } from '../graphql/words.model.js';

@InputType({ description: 'A number that something is to hang on. What it comes to is worked out and kept.' })
export class LinkedNumberInput {
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => FollowUpMemberInput, { nullable: true, description: 'One member alone, beside the filters.' }) readonly split?: FollowUpMemberInput | null;
  @Field(() => Int, { nullable: true, description: 'The data version it is of; that in force where left out.' }) readonly version?: number | null;
}

@ObjectType()
export class LinkedFilter {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field() readonly exclude!: boolean;
  @Field(() => [LocalisedText], { description: 'What they are called, in the same order.' }) readonly labels!: readonly LocalisedText[];
  @Field(() => [String]) readonly values!: readonly string[];
}

@ObjectType()
export class LinkedSplit {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly member!: string;
}

@ObjectType()
export class LinkedRange {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate) readonly to!: string;
}

@ObjectType({ description: 'The same number as the data tell it now.' })
export class LinkedNumberNow {
  @Field(() => Int) readonly dataVersion!: number;
  @Field({ description: 'It is another than it was when it was linked.' }) readonly isRestated!: boolean;
  @Field(() => Float) readonly n!: number;
  @Field(() => LocalisedText) readonly text!: LocalisedText;
  @Field(() => Float, { nullable: true }) readonly value!: number | null;
}

@ObjectType({ description: 'A number that something hangs on, as it was when it was linked.' })
export class LinkedNumber {
  @Field(() => LocalisedText, { nullable: true, description: 'Of which cases, by the names of members; null where of all.' }) readonly about!: LocalisedText | null;
  @Field() readonly dataset!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => Int) readonly definitionVersion!: number;
  @Field(() => [LinkedFilter]) readonly filters!: readonly LinkedFilter[];
  @Field({ description: 'The metric is defined otherwise than it was then.' }) readonly isRedefined!: boolean;
  @Field({ description: 'The dictionary holds the metric no longer.' }) readonly isRetired!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field({ description: 'An id of the catalogue, as it was then.' }) readonly metric!: string;
  @Field(() => Float, { description: 'Cases or events it rests on.' }) readonly n!: number;
  @Field(() => LinkedRange) readonly range!: LinkedRange;
  @Field(() => LinkedSplit, { nullable: true }) readonly split!: LinkedSplit | null;
  @Field(() => LocalisedText, { description: 'The value as it is told.' }) readonly text!: LocalisedText;
  @Field(() => Float, { nullable: true, description: 'null: there was none, or it was suppressed.' }) readonly value!: number | null;
}

import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { HopeEnum } from '../follow-up/follow-up.input.js';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate, Prose } from '../graphql/scalars.js';
import { FilterInput } from '../graphql/selection.input.js';
import { LinkedNumberInput } from '../linked/linked.model.js';
import type { ActionState } from './action.js';
import { ActionStateEnum } from './action-enums.js';

@InputType({ description: 'Who has it: an account, or a name where there is none.' })
export class ActionOwnerInput {
  @Field(() => ID, { nullable: true }) readonly account?: string | null;
  @Field(() => String, { nullable: true }) readonly name?: string | null;
}

@InputType({ description: 'When it is due: a day, or so many working days from today.' })
export class ActionDueInput {
  @Field(() => LocalDate, { nullable: true }) readonly on?: string | null;
  @Field(() => Int, { nullable: true }) readonly workdays?: number | null;
}

@InputType({ description: 'What it is expected to bring. Its cases are those of the linked number.' })
export class ActionEffectInput {
  @Field(() => DimensionIdEnum, { nullable: true, description: 'The group was chosen because it was worst among the members of this dimension.' }) readonly chosenAsWorst?: DimensionId | null;
  @Field(() => HopeEnum) readonly direction!: 'down' | 'up';
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int, { defaultValue: 12, description: 'Whole months before it that are held against those after, 12 to 36.' }) readonly monthsBefore!: number;
  @Field(() => LocalDate, { description: 'The day of review: nothing is said before it.' }) readonly reviewOn!: string;
  @Field(() => Float, { nullable: true, description: 'Above zero, in the unit of the metric: 0.05 for five points of a share, cases a month for counts.' }) readonly size?: number | null;
  @Field(() => LocalDate, { description: 'The day it is to take effect.' }) readonly startsOn!: string;
}

@InputType()
export class AddActionInput {
  @Field(() => ID, { nullable: true }) readonly agendaItem?: string | null;
  @Field() readonly dataset!: string;
  @Field(() => ActionDueInput) readonly due!: ActionDueInput;
  @Field(() => ActionEffectInput, { nullable: true }) readonly effect?: ActionEffectInput | null;
  @Field(() => ID, { nullable: true, description: 'The meeting that decided it.' }) readonly meeting?: string | null;
  @Field(() => LinkedNumberInput, { nullable: true, description: 'Why. Without one there is no computed verdict.' }) readonly number?: LinkedNumberInput | null;
  @Field(() => ActionOwnerInput) readonly owner!: ActionOwnerInput;
  @Field(() => Prose) readonly what!: string;
}

@InputType({ description: 'What is left out stays.' })
export class ActionChangeInput {
  @Field(() => ActionDueInput, { nullable: true }) readonly due?: ActionDueInput | null;
  @Field(() => ActionEffectInput, { nullable: true, description: 'Declared anew; what was declared before stays beside it.' }) readonly effect?: ActionEffectInput | null;
  @Field(() => ActionOwnerInput, { nullable: true }) readonly owner?: ActionOwnerInput | null;
  @Field(() => Prose, { nullable: true, description: 'Needed to cancel and to reopen.' }) readonly reason?: string | null;
  @Field(() => ActionStateEnum, { nullable: true }) readonly state?: ActionState | null;
  @Field(() => Prose, { nullable: true }) readonly what?: string | null;
}

@InputType()
export class ActionsInput {
  @Field() readonly dataset!: string;
  @Field(() => [FilterInput], { defaultValue: [], description: 'Those whose number is of cases that these keep.' }) readonly filters!: FilterInput[];
  @Field(() => ID, { nullable: true }) readonly meeting?: string | null;
  @Field(() => MetricIdEnum, { nullable: true, description: 'Those whose number, or expected effect, is of this metric.' }) readonly metric?: MetricId | null;
  @Field(() => ID, { nullable: true, description: 'Account of whoever has it.' }) readonly owner?: string | null;
  @Field(() => [ActionStateEnum], { nullable: true }) readonly states?: ActionState[] | null;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { ActionOwnerInput } from '../../actions/actions.input.js';
import { DimensionIdEnum, enumOf } from '../../graphql/enums.js';
import { Prose, Timestamp } from '../../graphql/scalars.js';
import { actorName } from '../../identity/actor-name.js';
import { LinkedNumber, LinkedNumberInput } from '../../linked/linked.model.js';
import { HYPOTHESIS_EVENTS, HYPOTHESIS_STATES, type HypothesisEventKind, type HypothesisState } from './hypothesis.js';

const HypothesisStateEnum = enumOf<HypothesisState>('HypothesisState', HYPOTHESIS_STATES, 'open: looked into, and nothing can be said yet.');
const HypothesisEventEnum = enumOf<HypothesisEventKind>('HypothesisEventKind', HYPOTHESIS_EVENTS);

@ObjectType()
export class HypothesisEvent {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => HypothesisEventEnum) readonly kind!: HypothesisEventKind;
  @Field(() => String, { nullable: true }) readonly reason!: string | null;
  @Field(() => HypothesisStateEnum, { nullable: true }) readonly state!: HypothesisState | null;
  @Field(() => String, { nullable: true }) readonly text!: string | null;
}

@ObjectType({ description: 'What somebody supposes of a stuck type, with what speaks for it or against it. Told to those who see the cases its author saw.' })
export class Hypothesis {
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field({ middleware: [actorName] }) readonly createdBy!: string;
  @Field(() => [LinkedNumber], { description: 'As they were when they were added.' }) readonly evidence!: readonly LinkedNumber[];
  @Field(() => [HypothesisEvent], { description: 'Oldest first.' }) readonly history!: readonly HypothesisEvent[];
  @Field(() => ID) readonly id!: string;
  @Field() readonly owner!: string;
  @Field(() => String, { nullable: true, description: 'On what grounds it was last judged.' }) readonly reason!: string | null;
  @Field(() => Int, { description: 'What a change is made against.' }) readonly revision!: number;
  @Field(() => HypothesisStateEnum) readonly state!: HypothesisState;
  @Field() readonly text!: string;
}

@InputType()
export class AddHypothesisInput {
  @Field() readonly dataset!: string;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => [LinkedNumberInput], { defaultValue: [] }) readonly evidence!: LinkedNumberInput[];
  @Field() readonly member!: string;
  @Field(() => ActionOwnerInput) readonly owner!: ActionOwnerInput;
  @Field(() => Prose) readonly text!: string;
}

@InputType({ description: 'What is left out stays; evidence is added to what is there.' })
export class HypothesisChangeInput {
  @Field(() => [LinkedNumberInput], { defaultValue: [] }) readonly evidence!: LinkedNumberInput[];
  @Field(() => ActionOwnerInput, { nullable: true }) readonly owner?: ActionOwnerInput | null;
  @Field(() => Prose, { nullable: true, description: 'Needed to judge it.' }) readonly reason?: string | null;
  @Field(() => HypothesisStateEnum, { nullable: true }) readonly state?: HypothesisState | null;
  @Field(() => Prose, { nullable: true }) readonly text?: string | null;
}

import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { HopeEnum } from '../follow-up/follow-up.input.js';
import { VerdictEnum, VerdictReasonEnum } from '../follow-up/follow-up.model.js';
import type { Reason, Verdict } from '../follow-up/rule/terms.js';
import { DimensionIdEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';
import { actorName } from '../identity/actor-name.js';
import { LinkedNumber } from '../linked/linked.model.js';
import type { ActionEventKind, ActionState } from './action.js';
import { ActionEventEnum, ActionStateEnum, OwnerGoneEnum, VerdictStageEnum } from './action-enums.js';
import type { Gone } from './owners.js';

@ObjectType()
export class ActionOwner {
  @Field(() => ID, { nullable: true, description: 'null: a name alone.' }) readonly account!: string | null;
  @Field(() => OwnerGoneEnum, { nullable: true, description: 'Why they cannot go on: it is for the chair to hand on.' }) readonly gone!: Gone | null;
  @Field() readonly name!: string;
}

@ObjectType({ description: 'What an action was expected to bring, as it was written down.' })
export class ActionEffect {
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => DimensionIdEnum, { nullable: true }) readonly chosenAsWorst!: DimensionId | null;
  @Field(() => Int, { description: 'The data version then.' }) readonly dataVersion!: number;
  @Field(() => LocalDate) readonly declaredOn!: string;
  @Field(() => HopeEnum) readonly direction!: 'down' | 'up';
  @Field({ description: 'It was written down before the action started.' }) readonly isBefore!: boolean;
  @Field({ description: 'Verdicts go by it.' }) readonly isStanding!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly metric!: string;
  @Field(() => Int) readonly monthsBefore!: number;
  @Field(() => LocalDate) readonly reviewOn!: string;
  @Field(() => Float, { nullable: true }) readonly size!: number | null;
  @Field(() => LocalDate) readonly startsOn!: string;
}

@ObjectType()
export class ActionEvidence {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field() readonly text!: string;
}

@ObjectType()
export class ActionOrigin {
  @Field(() => ID, { description: "'' where it was no item of the agenda." }) readonly item!: string;
  @Field(() => ID) readonly meeting!: string;
}

@ObjectType({ description: 'What was said of an action, kept with the data it was said of.' })
export class KeptVerdict {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => Timestamp) readonly judgedAt!: string;
  @Field(() => VerdictReasonEnum, { nullable: true }) readonly reason!: Reason | null;
  @Field(() => VerdictStageEnum) readonly stage!: 'later' | 'review';
  @Field(() => VerdictEnum) readonly verdict!: Verdict;
}

@ObjectType({ description: 'Something that was done about it, with what of it became what.' })
export class ActionEvent {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => LocalDate, { nullable: true }) readonly dueOn!: string | null;
  @Field(() => String, { nullable: true }) readonly evidence!: string | null;
  @Field(() => ActionEventEnum) readonly kind!: ActionEventKind;
  @Field(() => String, { nullable: true, middleware: [actorName] }) readonly owner!: string | null;
  @Field(() => String, { nullable: true }) readonly reason!: string | null;
  @Field(() => ActionStateEnum, { nullable: true }) readonly state!: ActionState | null;
  @Field(() => String, { nullable: true }) readonly what!: string | null;
}

@ObjectType({ description: 'Something that is to be done, why, by whom and until when.' })
export class Action {
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field({ middleware: [actorName] }) readonly createdBy!: string;
  @Field() readonly dataset!: string;
  @Field(() => LocalDate) readonly dueOn!: string;
  @Field(() => [ActionEffect], { description: 'As they were written down, oldest first.' }) readonly effects!: readonly ActionEffect[];
  @Field(() => LocalDate, { nullable: true }) readonly endedOn!: string | null;
  @Field(() => [ActionEvidence]) readonly evidence!: readonly ActionEvidence[];
  @Field(() => [ActionEvent], { nullable: true, description: 'Oldest first; null in lists.' }) readonly history!: readonly ActionEvent[] | null;
  @Field(() => ID) readonly id!: string;
  @Field() readonly isOverdue!: boolean;
  @Field({ description: 'The viewer may say what is to be done, until when and by whom, close, cancel and reopen it.' }) readonly mayDirect!: boolean;
  @Field({ description: 'The viewer may say how far it is, and add evidence.' }) readonly mayReport!: boolean;
  @Field(() => LinkedNumber, { nullable: true, description: 'Why. null: it rests on no number, and there is no computed verdict.' }) readonly number!: LinkedNumber | null;
  @Field(() => ActionOrigin, { nullable: true }) readonly origin!: ActionOrigin | null;
  @Field(() => ActionOwner) readonly owner!: ActionOwner;
  @Field(() => String, { nullable: true, description: 'Of the last cancellation or reopening.' }) readonly reason!: string | null;
  @Field(() => Int, { description: 'What a change is made against.' }) readonly revision!: number;
  @Field(() => LocalDate, { nullable: true, description: 'The day it was first taken up.' }) readonly startedOn!: string | null;
  @Field(() => ActionStateEnum) readonly state!: ActionState;
  @Field(() => [KeptVerdict], { description: 'What was said at its review, and of later data.' }) readonly verdicts!: readonly KeptVerdict[];
  @Field() readonly what!: string;
  @Field(() => Int, { nullable: true, description: 'Working days left, below zero those that have passed since; null where they are not known, or it is not to be done any more.' }) readonly workdaysLeft!: number | null;
}

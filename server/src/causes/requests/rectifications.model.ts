import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { ActionDueInput } from '../../actions/actions.input.js';
import { DimensionIdEnum, enumOf } from '../../graphql/enums.js';
import { LocalDate, Prose, Timestamp } from '../../graphql/scalars.js';
import { LocalisedText, Member } from '../../graphql/words.model.js';
import { actorName } from '../../identity/actor-name.js';
import { LinkedNumber, LinkedNumberInput } from '../../linked/linked.model.js';
import { RECTIFICATION_EVENTS, RECTIFICATION_STATES, type RectificationEventKind, type RectificationState } from './rectification.js';

const RectificationStateEnum = enumOf<RectificationState>('RectificationState', RECTIFICATION_STATES);
const RectificationEventEnum = enumOf<RectificationEventKind>('RectificationEventKind', RECTIFICATION_EVENTS);

@ObjectType({ description: 'What the institution wrote.' })
export class RectificationAnswer {
  @Field({ description: "What the file was called; '' where there was none." }) readonly file!: string;
  @Field(() => LocalDate) readonly on!: string;
  @Field() readonly text!: string;
}

@ObjectType()
export class RectificationEvent {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => RectificationEventEnum) readonly kind!: RectificationEventKind;
  @Field(() => String, { nullable: true }) readonly reason!: string | null;
}

@ObjectType({ description: 'A request to an institution to put right what makes disputes of a type stay unresolved. Told to those who see every case of the institution.' })
export class Rectification {
  @Field(() => [RectificationAnswer], { description: 'Oldest first.' }) readonly answers!: readonly RectificationAnswer[];
  @Field(() => LocalDate, { description: 'The last day its findings know.' }) readonly asOf!: string;
  @Field({ description: 'Whom it is for, in the words of whoever wrote it.' }) readonly contact!: string;
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field({ middleware: [actorName] }) readonly createdBy!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field() readonly dataset!: string;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => LocalDate, { nullable: true, description: 'null until it is sent.' }) readonly dueOn!: string | null;
  @Field(() => Int, { nullable: true, description: 'Working days it is given from the day it is sent; null where it has a day.' }) readonly dueWorkdays!: number | null;
  @Field(() => [LinkedNumber], { description: 'As they were when it was drafted.' }) readonly findings!: readonly LinkedNumber[];
  @Field(() => [RectificationEvent], { description: 'Oldest first.' }) readonly history!: readonly RectificationEvent[];
  @Field(() => ID) readonly id!: string;
  @Field(() => Member) readonly institution!: Member;
  @Field() readonly isOverdue!: boolean;
  @Field() readonly number!: string;
  @Field(() => ID, { nullable: true, description: 'The pack of the letter as it was sent; null until it is sealed.' }) readonly pack!: string | null;
  @Field(() => String, { nullable: true, description: 'Why an answer was not enough, or it ended without one.' }) readonly reason!: string | null;
  @Field(() => Int, { description: 'What a change is made against.' }) readonly revision!: number;
  @Field(() => LocalDate, { nullable: true }) readonly sentOn!: string | null;
  @Field(() => RectificationStateEnum) readonly state!: RectificationState;
  @Field({ description: 'What is asked.' }) readonly text!: string;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
  @Field(() => Member, { description: 'The type it is about.' }) readonly type!: Member;
}

@InputType()
export class DraftRectificationInput {
  @Field(() => Prose) readonly contact!: string;
  @Field() readonly dataset!: string;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => ActionDueInput, { description: 'Working days are counted from the day it is sent.' }) readonly due!: ActionDueInput;
  @Field(() => [LinkedNumberInput], { description: 'The same data version for all of them; narrowed to the institution whatever they say.' }) readonly findings!: LinkedNumberInput[];
  @Field() readonly institution!: string;
  @Field() readonly member!: string;
  @Field(() => Prose) readonly text!: string;
  @Field(() => Int, { nullable: true, description: 'The data version its findings are of; that in force where left out.' }) readonly version?: number | null;
}

@InputType({ description: 'What is left out stays. What was asked and of whom can be changed while it is a draft.' })
export class RectificationChangeInput {
  @Field(() => Prose, { nullable: true }) readonly contact?: string | null;
  @Field(() => ActionDueInput, { nullable: true }) readonly due?: ActionDueInput | null;
  @Field(() => Prose, { nullable: true, description: 'Of an answer: what its file is called.' }) readonly file?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day it was sent, or answered; today where left out.' }) readonly on?: string | null;
  @Field(() => Prose, { nullable: true, description: 'Needed for an answer that was not enough, and to close a request that was not accepted.' }) readonly reason?: string | null;
  @Field(() => RectificationStateEnum, { nullable: true }) readonly state?: RectificationState | null;
  @Field(() => Prose, { nullable: true, description: 'Of a draft: what is asked. Of an answer: what the institution wrote.' }) readonly text?: string | null;
}

import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { actorName } from '../identity/actor-name.js';
import { DimensionIdEnum, enumOf, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';
import { AGENDA_KINDS, MEETING_STATES, type AgendaKind, type MeetingState } from './course/events.js';

const AgendaKindEnum = enumOf<AgendaKind>('AgendaKind', AGENDA_KINDS, 'What an item comes from, in the order in which items are proposed.');
const MeetingStateEnum = enumOf<MeetingState>('MeetingState', MEETING_STATES, 'reopened: open again after it was closed, with the data that were frozen at first.');

@ObjectType({ description: 'Cases that a meeting, an area or an item is about.' })
export class MeetingFilter {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field() readonly exclude!: boolean;
  @Field(() => [String]) readonly values!: readonly string[];
  @Field(() => [LocalisedText], { description: 'What the values are called.' }) readonly labels!: readonly LocalisedText[];
}

@ObjectType({ description: 'Who did something, and when.' })
export class MeetingMark {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
}

@ObjectType({ description: 'The same with a reason.' })
export class MeetingReason extends MeetingMark {
  @Field() readonly reason!: string;
}

@ObjectType()
export class MeetingParticipant {
  @Field(() => ID, { nullable: true, description: 'null: known by name alone.' }) readonly account!: string | null;
  @Field(() => [MeetingFilter], { description: 'The cases they answer for.' }) readonly area!: readonly MeetingFilter[];
  @Field({ description: 'Their account has ended.' }) readonly hasEnded!: boolean;
  @Field(() => ID, { description: 'Within the meeting.' }) readonly id!: string;
  @Field() readonly isOwn!: boolean;
  @Field() readonly name!: string;
}

@ObjectType({ description: 'The number an item is about; asked as of the data version of the meeting.' })
export class AgendaLink {
  @Field(() => [MeetingFilter]) readonly filters!: readonly MeetingFilter[];
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => DimensionIdEnum, { nullable: true }) readonly split!: DimensionId | null;
  @Field(() => LocalDate) readonly to!: string;
}

@ObjectType({ description: 'What was decided on an item.' })
export class MeetingDecision extends MeetingMark {
  @Field(() => ID) readonly id!: string;
  @Field(() => ID) readonly item!: string;
  @Field(() => [String], { description: 'Names of participants.' }) readonly mentions!: readonly string[];
  @Field(() => Int) readonly revision!: number;
  @Field() readonly text!: string;
  @Field(() => MeetingReason, { nullable: true }) readonly withdrawn!: MeetingReason | null;
}

@ObjectType({ description: 'What was decided on the same subject in an earlier meeting.' })
export class DecidedBefore {
  @Field(() => LocalisedText, { description: 'Of the item it was decided on.' }) readonly about!: LocalisedText;
  @Field(() => LocalDate) readonly heldOn!: string;
  @Field(() => ID) readonly meeting!: string;
  @Field() readonly text!: string;
  @Field() readonly title!: string;
}

@ObjectType()
export class AgendaItem {
  @Field(() => [DecidedBefore], { description: 'The newest first.' }) readonly before!: readonly DecidedBefore[];
  @Field(() => MeetingMark, { nullable: true }) readonly dropped!: MeetingMark | null;
  @Field(() => ID) readonly id!: string;
  @Field(() => AgendaKindEnum) readonly kind!: AgendaKind;
  @Field(() => AgendaLink, { nullable: true }) readonly link!: AgendaLink | null;
  @Field(() => Int, { description: 'Planned.' }) readonly minutes!: number;
  @Field({ description: 'A participant; empty: nobody in particular.' }) readonly owner!: string;
  @Field(() => LocalisedText, { description: 'What is found; empty where nothing is.' }) readonly sentence!: LocalisedText;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
}

@ObjectType({ description: 'What a participant prepared under the numbers of their area.' })
export class MeetingStatement extends MeetingMark {
  @Field() readonly participant!: string;
  @Field(() => Int, { description: 'Counts its changes.' }) readonly revision!: number;
  @Field() readonly text!: string;
}

@ObjectType({ description: 'Minutes as they were sealed, the first version first.' })
export class SealedMinutes extends MeetingMark {
  @Field(() => ID) readonly pack!: string;
  @Field(() => Int) readonly version!: number;
}

@ObjectType({ description: 'What a list tells of a meeting.' })
export class MeetingHeadline {
  @Field({ description: 'Name of whoever chairs it now.' }) readonly chairName!: string;
  @Field() readonly dataset!: string;
  @Field(() => Int) readonly decided!: number;
  @Field(() => LocalDate) readonly heldOn!: string;
  @Field(() => ID) readonly id!: string;
  @Field(() => Int, { description: 'Of the agenda, dropped ones not counted.' }) readonly items!: number;
  @Field(() => Int) readonly minutes!: number;
  @Field(() => LocalDate, { description: 'First day of the month it is about.' }) readonly month!: string;
  @Field(() => Int, { description: 'Versions of its minutes that were sealed.' }) readonly sealed!: number;
  @Field(() => ID) readonly series!: string;
  @Field({ description: 'HH:MM, in the zone of the institution.' }) readonly startsAt!: string;
  @Field(() => MeetingStateEnum) readonly state!: MeetingState;
  @Field() readonly title!: string;
}

@ObjectType({ description: 'A meeting. What somebody who sees fewer cases than it is about is told of it is what is theirs.' })
export class Meeting extends MeetingHeadline {
  @Field(() => [MetricIdEnum], { description: 'What areas are told by.' }) readonly areaMetrics!: readonly MetricId[];
  @Field(() => LocalDate, { nullable: true, description: 'The last day the frozen data know.' }) readonly asOf!: string | null;
  @Field(() => MeetingReason, { nullable: true }) readonly cancelled!: MeetingReason | null;
  @Field({ description: 'A participant: exactly one at a time.' }) readonly chair!: string;
  @Field(() => MeetingMark, { nullable: true }) readonly closed!: MeetingMark | null;
  @Field(() => Int, { nullable: true, description: 'Frozen when it was opened: every number shown in it is asked as of this load. null before.' }) readonly dataVersion!: number | null;
  @Field(() => [MeetingDecision], { description: 'In the order they were taken.' }) readonly decisions!: readonly MeetingDecision[];
  @Field(() => [MeetingFilter]) readonly filters!: readonly MeetingFilter[];
  @Field({ description: 'Data of its dataset were loaded or taken back since they were frozen.' }) readonly hasMoved!: boolean;
  @Field({ description: 'It is told whole; else only what is theirs.' }) readonly isWhole!: boolean;
  @Field(() => [AgendaItem], { description: 'In their order, dropped ones among them.' }) readonly agenda!: readonly AgendaItem[];
  @Field({ description: 'Whoever asks may arrange it: before it is open whoever plans meetings, then whoever chairs.' }) readonly mayArrange!: boolean;
  @Field({ description: 'Whoever asks chairs it now.' }) readonly mayChair!: boolean;
  @Field(() => MeetingMark, { nullable: true }) readonly opened!: MeetingMark | null;
  @Field(() => [MeetingParticipant]) readonly participants!: readonly MeetingParticipant[];
  @Field() readonly place!: string;
  @Field(() => [MeetingReason], { description: 'Each time it was opened again, with why.' }) readonly reopened!: readonly MeetingReason[];
  @Field(() => [SealedMinutes]) readonly sealedMinutes!: readonly SealedMinutes[];
  @Field(() => Int, { description: 'Counts everything done in it.' }) readonly seq!: number;
  @Field(() => [MeetingStatement]) readonly statements!: readonly MeetingStatement[];
}

@ObjectType({ description: 'Meetings of a kind, and how they usually are.' })
export class MeetingSeries {
  @Field() readonly chair!: string;
  @Field() readonly dataset!: string;
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field(() => [MeetingParticipant]) readonly participants!: readonly MeetingParticipant[];
  @Field(() => Int) readonly revision!: number;
  @Field() readonly rhythm!: string;
}

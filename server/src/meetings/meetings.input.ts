import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate, Prose } from '../graphql/scalars.js';
import { FilterInput } from '../graphql/selection.input.js';

@InputType({ description: 'Somebody who takes part: an account, or a name where there is none.' })
export class ParticipantInput {
  @Field(() => ID, { nullable: true }) readonly account?: string | null;
  @Field(() => [FilterInput], { defaultValue: [], description: 'The cases they answer for.' }) readonly area!: FilterInput[];
  @Field({ description: 'Of whoever has an account, the name of the account stands instead.' }) readonly name!: string;
}

@InputType()
export class MeetingSeriesInput {
  @Field({ description: 'Of the participants, by account or name.' }) readonly chair!: string;
  @Field() readonly dataset!: string;
  @Field(() => ID, { nullable: true }) readonly id?: string | null;
  @Field() readonly name!: string;
  @Field(() => [ParticipantInput]) readonly participants!: ParticipantInput[];
  @Field(() => Int, { description: 'That it was changed from; 0 of a new one.' }) readonly revision!: number;
  @Field({ description: 'When it is usually held, in words.' }) readonly rhythm!: string;
}

@InputType({ description: 'What a meeting is planned as.' })
export class MeetingPlanInput {
  @Field(() => [FilterInput], { defaultValue: [], description: 'Which cases it is about.' }) readonly filters!: FilterInput[];
  @Field(() => LocalDate) readonly heldOn!: string;
  @Field(() => Int) readonly minutes!: number;
  @Field(() => LocalDate, { description: 'First day of the month it is about.' }) readonly month!: string;
  @Field(() => [ParticipantInput]) readonly participants!: ParticipantInput[];
  @Field({ defaultValue: '' }) readonly place!: string;
  @Field({ description: 'HH:MM, in the zone of the institution.' }) readonly startsAt!: string;
  @Field() readonly title!: string;
}

@InputType()
export class PlanMeetingInput {
  @Field({ description: 'Of the participants, by account or name.' }) readonly chair!: string;
  @Field() readonly dataset!: string;
  @Field(() => MeetingPlanInput) readonly plan!: MeetingPlanInput;
  @Field(() => ID) readonly series!: string;
}

@InputType({ description: 'An item that a person adds, about a number or none.' })
export class AgendaItemInput {
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
  @Field(() => MetricIdEnum, { nullable: true }) readonly metric?: MetricId | null;
  @Field(() => Int) readonly minutes!: number;
  @Field({ defaultValue: '', description: 'A participant.' }) readonly owner!: string;
  @Field(() => DimensionIdEnum, { nullable: true }) readonly split?: DimensionId | null;
  @Field(() => Prose) readonly title!: string;
}

@InputType()
export class AgendaItemSetInput {
  @Field(() => ID) readonly item!: string;
  @Field(() => Int) readonly minutes!: number;
  @Field({ description: 'A participant, or empty.' }) readonly owner!: string;
}

@InputType({ description: 'What is to be changed of an agenda; each of it, if it is given.' })
export class AgendaWishInput {
  @Field(() => AgendaItemInput, { nullable: true }) readonly add?: AgendaItemInput | null;
  @Field(() => ID, { nullable: true, description: 'An item that is left out from now on; it is kept as dropped.' }) readonly drop?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Items in the order they are to have; whatever is not named keeps its place.' }) readonly order?: string[] | null;
  @Field(() => ID, { nullable: true }) readonly restore?: string | null;
  @Field(() => AgendaItemSetInput, { nullable: true }) readonly set?: AgendaItemSetInput | null;
}

@InputType()
export class StatementInput {
  @Field(() => ID) readonly meeting!: string;
  @Field() readonly participant!: string;
  @Field(() => Int, { description: 'That it was written from; 0 where there was none.' }) readonly revision!: number;
  @Field(() => Prose) readonly text!: string;
}

@InputType()
export class DecisionInput {
  @Field(() => ID, { description: 'Made up by whoever writes it, so that what is sent twice stands once.' }) readonly id!: string;
  @Field(() => ID) readonly item!: string;
  @Field(() => ID) readonly meeting!: string;
  @Field(() => [String], { defaultValue: [], description: 'Participants.' }) readonly mentions!: string[];
  @Field(() => Int, { description: 'That it was written from; 0 of a new one.' }) readonly revision!: number;
  @Field(() => Prose) readonly text!: string;
}

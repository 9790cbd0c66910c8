import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId, Part } from '@concord/sql';
import { CaseEventKindEnum, LimitStateEnum, MetricIdEnum, PartEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import type { CaseEvent, LimitState } from './timeline.js';

@InputType()
export class CasesInput extends SelectionInput {
  @Field(() => String, { nullable: true, description: '`after` of the page before.' }) readonly after?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Taken as the last day the data know, as a board takes its cut-off; what is past its limit depends on it.' }) readonly cutOff?: string | null;
  @Field(() => Int, { defaultValue: 50 }) readonly first!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => PartEnum, { defaultValue: 'numerator' }) readonly part!: Part;
  @Field(() => RangeInput) readonly range!: RangeInput;
}

@ObjectType()
export class CaseRow {
  @Field(() => Float, { nullable: true }) readonly amountAgreed!: number | null;
  @Field(() => Float, { nullable: true }) readonly amountClaimed!: number | null;
  @Field(() => LocalDate, { nullable: true }) readonly assignedOn!: string | null;
  @Field(() => Member) readonly branch!: Member;
  @Field() readonly caseId!: string;
  @Field(() => LocalDate, { nullable: true }) readonly closedOn!: string | null;
  @Field(() => LocalDate, { nullable: true }) readonly dueOn!: string | null;
  @Field(() => Member) readonly institution!: Member;
  @Field(() => Member) readonly issue!: Member;
  @Field(() => Member) readonly mediator!: Member;
  @Field(() => Member) readonly organisation!: Member;
  @Field(() => Member) readonly outcome!: Member;
  @Field(() => LocalDate) readonly receivedOn!: string;
  @Field(() => Member) readonly region!: Member;
  @Field(() => Int, { description: 'How often later deliveries changed it.' }) readonly restated!: number;
  @Field() readonly source!: string;
}

@ObjectType()
export class CasePage {
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null on the last.' }) readonly after!: string | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field() readonly hasNext!: boolean;
  @Field(() => [CaseRow]) readonly rows!: readonly CaseRow[];
  @Field(() => Int, { description: 'Equals the number that was clicked.' }) readonly total!: number;
}

@ObjectType()
export class CaseField {
  @Field() readonly column!: string;
  @Field(() => String, { nullable: true, description: 'What figures show instead, by reference data: the team of the mediator then, the code in use. Null where they show what was delivered.' }) readonly inFigures!: string | null;
  @Field(() => LocalisedText, { nullable: true }) readonly inFiguresWord!: LocalisedText | null;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => String, { nullable: true }) readonly value!: string | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The word for a code.' }) readonly word!: LocalisedText | null;
}

@ObjectType({ description: 'A column of a case that a load restated.' })
export class CaseChange {
  @Field() readonly column!: string;
  @Field(() => String, { nullable: true, description: 'What the version before held; null for nothing.' }) readonly from!: string | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The word for a code.' }) readonly fromWord!: LocalisedText | null;
  @Field({ description: 'The values are not told: they stand for a person.' }) readonly isHidden!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => String, { nullable: true }) readonly to!: string | null;
  @Field(() => LocalisedText, { nullable: true }) readonly toWord!: LocalisedText | null;
}

@ObjectType()
export class CaseVersion {
  @Field(() => [CaseChange], { description: 'Against the version before; empty for the first.' }) readonly changes!: readonly CaseChange[];
  @Field(() => Int) readonly loadNo!: number;
  @Field(() => Timestamp) readonly loadedAt!: string;
}

@ObjectType({ description: 'Something in the course of a case.' })
export class CaseEventAnswer {
  @Field(() => String, { nullable: true, description: 'hh:mm, where the time of day is known.' }) readonly at!: string | null;
  @Field(() => Int, { description: 'Days since the receipt.' }) readonly day!: number;
  @Field(() => CaseEventKindEnum) readonly kind!: CaseEvent['kind'];
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => LocalDate) readonly on!: string;
  @Field(() => LimitStateEnum, { nullable: true, description: 'How a limit stands; null for what is none, and for one that was extended.' }) readonly state!: LimitState | null;
  @Field(() => LocalisedText, { nullable: true, description: 'What it came to.' }) readonly word!: LocalisedText | null;
}

@ObjectType({ description: 'The course of a case, as figures show it.' })
export class CaseTimeline {
  @Field(() => LocalDate, { description: 'The last day the data knows.' }) readonly asOf!: string;
  @Field(() => [CaseEventAnswer], { description: 'The earliest first.' }) readonly events!: readonly CaseEvent[];
  @Field(() => [LocalisedText]) readonly words!: readonly LocalisedText[];
}

@ObjectType()
export class Case {
  @Field() readonly caseId!: string;
  @Field() readonly dataset!: string;
  @Field(() => [CaseField]) readonly fields!: readonly CaseField[];
  @Field() readonly source!: string;
  @Field(() => CaseTimeline) readonly timeline!: CaseTimeline;
  @Field(() => [CaseVersion], { description: 'Every version delivered, oldest first.' }) readonly versions!: readonly CaseVersion[];
  @Field(() => Int, { nullable: true, description: 'The load with which the source withdrew the case: it counts no more. Null while it counts.' }) readonly withdrawnBy!: number | null;
}

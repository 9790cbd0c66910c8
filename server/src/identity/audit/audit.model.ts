import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate, Timestamp } from '../../graphql/scalars.js';
import { LocalisedText } from '../../graphql/words.model.js';

@ObjectType({ description: 'Something somebody did.' })
export class AuditEvent {
  @Field(() => Int, { description: 'From 1, without a gap.' }) readonly seq!: number;
  @Field(() => Timestamp) readonly at!: string;
  @Field({ description: 'Their id.' }) readonly by!: string;
  @Field({ description: 'Their name; the id where they have none.' }) readonly name!: string;
  @Field() readonly action!: string;
  @Field({ description: 'JSON: what it was done to; without who the mediators are for whoever may not see names.' }) readonly subject!: string;
  @Field({ description: "Of this event and the one before it; '' where the subject is not told whole." }) readonly hash!: string;
}

@ObjectType({ description: 'Somebody of whom the log may tell.' })
export class AuditPerson {
  @Field() readonly id!: string;
  @Field() readonly name!: string;
}

@ObjectType({ description: 'What was deleted of the log for its age.' })
export class LogDeleted {
  @Field(() => LocalDate, { description: 'Events of before this day are gone.' }) readonly before!: string;
  @Field(() => Int, { description: 'Events deleted so far: all up to this one.' }) readonly upTo!: number;
  @Field(() => LocalisedText, { description: 'By which rule, by whom and why, in a sentence.' }) readonly sentence!: LocalisedText;
}

@ObjectType()
export class AuditPage {
  @Field(() => [AuditEvent], { description: 'Newest first.' }) readonly events!: readonly AuditEvent[];
  @Field(() => Int, { nullable: true, description: 'Ask for those before this one to go on; null at the end.' }) readonly before!: number | null;
  @Field(() => [AuditPerson]) readonly people!: readonly AuditPerson[];
  @Field(() => LogDeleted, { nullable: true, description: 'Null: the log is whole from its first event.' }) readonly deleted!: LogDeleted | null;
  @Field(() => [String], { description: 'Every kind of action there is in the log.' }) readonly actions!: readonly string[];
}

@ObjectType({ description: 'Whether the log is what was written.' })
export class AuditVerdict {
  @Field(() => Int) readonly events!: number;
  @Field(() => Int, { nullable: true, description: 'The first event that is not what was written; null where all are.' }) readonly brokenAt!: number | null;
  @Field({ description: 'Of the newest event: kept elsewhere, it shows whether the end was cut off.' }) readonly head!: string;
  @Field(() => LogDeleted, { nullable: true, description: 'The chain was worked out from what stands for events deleted for their age; null: from its beginning.' }) readonly deleted!: LogDeleted | null;
}

@InputType()
export class AuditInput {
  @Field(() => String, { nullable: true, description: 'Id of a person.' }) readonly by?: string | null;
  @Field(() => String, { nullable: true }) readonly action?: string | null;
  @Field(() => String, { nullable: true, description: 'Within the subject as it is told.' }) readonly text?: string | null;
  @Field(() => LocalDate, { nullable: true }) readonly from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last day.' }) readonly to?: string | null;
  @Field(() => Int, { nullable: true }) readonly before?: number | null;
  @Field(() => Int, { defaultValue: 50 }) readonly first!: number;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JobFailure } from '../deliveries/deliveries.model.js';
import { FullReadEnum, ScheduleKindEnum, ScheduleStateEnum } from '../graphql/enums.js';
import { Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'A file of a watched folder that was refused; it is tried again when it or its profile changes.' })
export class RefusedFile {
  @Field() readonly name!: string;
  @Field(() => JobFailure) readonly failure!: JobFailure;
  @Field(() => Timestamp) readonly seenAt!: string;
}

@ObjectType({ description: 'Something that is done by itself: a folder that is watched, a table that is read, and backups and the nightly deletion of what is too old, which the operator sets.' })
export class Schedule {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field(() => ScheduleKindEnum) readonly kind!: keyof typeof ScheduleKindEnum;
  @Field({ description: 'The name the operator gave the folder or the source; of backups the name of their folder; empty of the deletion.' }) readonly place!: string;
  @Field({ description: "Id of its source profile; '' of backups and the deletion." }) readonly profile!: string;
  @Field(() => LocalisedText, { nullable: true, description: 'Null: the profile is gone, or there is none.' }) readonly profileLabel!: LocalisedText | null;
  @Field({ description: "Five fields of cron, in the institution's zone." }) readonly pattern!: string;
  @Field(() => FullReadEnum) readonly fullRead!: keyof typeof FullReadEnum;
  @Field(() => Timestamp, { nullable: true, description: 'When the last run that read the whole table began.' }) readonly lastFullAt!: string | null;
  @Field() readonly isEnabled!: boolean;
  @Field(() => ScheduleStateEnum) readonly state!: keyof typeof ScheduleStateEnum;
  @Field(() => ID, { nullable: true, description: 'What it is running for, where this process runs it.' }) readonly jobId!: string | null;
  @Field(() => Timestamp, { nullable: true }) readonly lastRunAt!: string | null;
  @Field(() => Timestamp, { nullable: true, description: 'When the last run that did not fail ended.' }) readonly lastDoneAt!: string | null;
  @Field({ description: 'No backup has been made for a day and a half, whatever its runs look like; false of everything else.' }) readonly isLate!: boolean;
  @Field(() => JobFailure, { nullable: true, description: 'What the last run came to: a code and a sentence, also when it went well.' }) readonly result!: JobFailure | null;
  @Field(() => Timestamp, { nullable: true, description: 'Null: it is off.' }) readonly nextRunAt!: string | null;
  @Field(() => Int, { description: 'Runs that failed since the last that did not.' }) readonly failures!: number;
  @Field(() => [RefusedFile]) readonly refusedFiles!: readonly RefusedFile[];
}

@ObjectType({ description: 'What the operator lets schedules reach, by name.' })
export class Places {
  @Field(() => [String]) readonly folders!: readonly string[];
  @Field(() => [String]) readonly sources!: readonly string[];
}

@InputType()
export class ScheduleInput {
  @Field(() => ID, { nullable: true, description: 'Null: a new one.' }) readonly id?: string | null;
  @Field() readonly name!: string;
  @Field(() => ScheduleKindEnum) readonly kind!: keyof typeof ScheduleKindEnum;
  @Field({ description: 'One of `places`.' }) readonly place!: string;
  @Field() readonly profile!: string;
  @Field() readonly pattern!: string;
  @Field(() => FullReadEnum, { defaultValue: 'never' }) readonly fullRead!: keyof typeof FullReadEnum;
}

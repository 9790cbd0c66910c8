import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DeliveryState, DimensionId, RunState } from '@concord/sql';
import { JobFailure } from '../../deliveries/deliveries.model.js';
import { DimensionIdEnum } from '../../graphql/enums.js';
import { Prose, Timestamp } from '../../graphql/scalars.js';
import { FilterInput } from '../../graphql/selection.input.js';
import { LocalisedText } from '../../graphql/words.model.js';
import type { ReportFormat } from '../../reports/print/formats.js';
import { ReportFormatEnum, ReportLanguageEnum } from '../../reports/editing/editing.model.js';
import { DeliveryWayEnum, DueEveryEnum, DueKindEnum, EmptyPeriodEnum, MissedRunsEnum, ReportDeliveryStateEnum, ReportRunStateEnum, SealedReportEnum } from '../sending-enums.js';

@ObjectType({ description: 'Cases with one of these values, or (`exclude`) without any of them.' })
export class ReportFilter {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field() readonly exclude!: boolean;
  @Field(() => [String]) readonly values!: readonly string[];
}

@InputType({ description: 'When something is due, by the clock of a zone. What does not belong to its kind is left out.' })
export class DueInput {
  @Field(() => DueKindEnum) readonly kind!: keyof typeof DueKindEnum;
  @Field(() => Int, { nullable: true, description: 'workday: which, from 1; below 0 from the end, -1 the last.' }) readonly nth?: number | null;
  @Field(() => Int, { nullable: true, description: 'workday: the day on which fiscal months begin; 1: months of the calendar.' }) readonly begins?: number | null;
  @Field(() => Int, { nullable: true, description: 'day: of the month, or its last where it has fewer.' }) readonly day?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'day: the next working day where it is none.' }) readonly roll?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'weekly: 1 for Monday to 7.' }) readonly weekday?: number | null;
  @Field(() => DueEveryEnum, { nullable: true }) readonly every?: keyof typeof DueEveryEnum | null;
  @Field(() => Int, { nullable: true, description: 'The month with which fiscal years begin.' }) readonly yearBegins?: number | null;
  @Field({ description: 'HH:MM' }) readonly at!: string;
  @Field({ description: 'Name of a time zone (IANA).' }) readonly zone!: string;
}

@ObjectType({ description: 'When a report is due.' })
export class DueWhen {
  @Field(() => DueKindEnum) readonly kind!: keyof typeof DueKindEnum;
  @Field(() => Int, { nullable: true }) readonly nth!: number | null;
  @Field(() => Int, { nullable: true }) readonly begins!: number | null;
  @Field(() => Int, { nullable: true }) readonly day!: number | null;
  @Field(() => Boolean, { nullable: true }) readonly roll!: boolean | null;
  @Field(() => Int, { nullable: true }) readonly weekday!: number | null;
  @Field(() => DueEveryEnum, { nullable: true }) readonly every!: keyof typeof DueEveryEnum | null;
  @Field(() => Int, { nullable: true }) readonly yearBegins!: number | null;
  @Field() readonly at!: string;
  @Field() readonly zone!: string;
}

@ObjectType({ description: 'Times at which something is due, as far as they are known.' })
export class DueTimesTold {
  @Field(() => [Timestamp]) readonly times!: readonly string[];
  @Field(() => Int, { nullable: true, description: 'The year whose holidays are not loaded, where that is why there are no more.' }) readonly unknownYear!: number | null;
}

@InputType({ description: 'Who gets a report: an account, which sees what it may see then, or somebody outside with the scope that is said.' })
export class ReportRecipientInput {
  @Field(() => Prose, { description: 'Their name, as mail is addressed to them.' }) readonly person!: string;
  @Field(() => ID, { nullable: true, description: 'Null: somebody outside.' }) readonly account?: string | null;
  @Field(() => [FilterInput], { nullable: true, description: 'Of somebody outside: which cases, never more than one sees oneself. Null, without `isEverything`: not said.' }) readonly scope?: FilterInput[] | null;
  @Field({ defaultValue: false, description: 'Of somebody outside: every case.' }) readonly isEverything!: boolean;
  @Field(() => DeliveryWayEnum) readonly by!: keyof typeof DeliveryWayEnum;
  @Field({ description: 'A mail address, or a folder below the one for reports.' }) readonly address!: string;
  @Field(() => [ID], { nullable: true, description: 'Sections of the template; null: all.' }) readonly sections?: string[] | null;
}

@ObjectType()
export class ReportRecipient {
  @Field() readonly person!: string;
  @Field(() => ID, { nullable: true }) readonly account!: string | null;
  @Field(() => [ReportFilter], { nullable: true, description: 'Of somebody outside; null where it is every case, and of accounts.' }) readonly scope!: readonly ReportFilter[] | null;
  @Field(() => DeliveryWayEnum) readonly by!: keyof typeof DeliveryWayEnum;
  @Field() readonly address!: string;
  @Field(() => [ID], { nullable: true }) readonly sections!: readonly string[] | null;
}

@InputType()
export class ReportScheduleInput {
  @Field(() => ID, { nullable: true, description: 'Null: a new one.' }) readonly id?: string | null;
  @Field(() => Prose) readonly name!: string;
  @Field() readonly dataset!: string;
  @Field(() => ID) readonly template!: string;
  @Field(() => [ReportLanguageEnum]) readonly languages!: (keyof typeof ReportLanguageEnum)[];
  @Field(() => [ReportFormatEnum]) readonly formats!: ReportFormat[];
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
  @Field(() => DueInput) readonly when!: DueInput;
  @Field(() => Int, { defaultValue: 1, description: 'How many whole periods before the one it is sent in (0 to 2); 1: the last complete one.' }) readonly back!: number;
  @Field(() => MissedRunsEnum, { defaultValue: 'newest' }) readonly missed!: keyof typeof MissedRunsEnum;
  @Field(() => EmptyPeriodEnum, { defaultValue: 'note' }) readonly empty!: keyof typeof EmptyPeriodEnum;
  @Field(() => SealedReportEnum, { defaultValue: 'never', description: 'Of the same cases as one sees oneself, by the same filters. Sent whole, and to nobody who may not see all of it.' }) readonly sealed!: keyof typeof SealedReportEnum;
  @Field(() => [ReportRecipientInput]) readonly recipients!: ReportRecipientInput[];
}

@ObjectType()
export class ReportFile {
  @Field() readonly name!: string;
  @Field(() => Int) readonly bytes!: number;
  @Field({ description: 'SHA-256 of its bytes.' }) readonly digest!: string;
}

@ObjectType({ description: 'What one recipient of a run got.' })
export class ReportDeliveryTold {
  @Field(() => Int) readonly no!: number;
  @Field() readonly person!: string;
  @Field() readonly address!: string;
  @Field(() => DeliveryWayEnum) readonly by!: keyof typeof DeliveryWayEnum;
  @Field(() => ReportDeliveryStateEnum) readonly state!: DeliveryState;
  @Field(() => JobFailure, { nullable: true }) readonly result!: JobFailure | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Whose cases its figures are of; null where nothing was made.' }) readonly scope!: LocalisedText | null;
  @Field(() => [ReportFile]) readonly files!: readonly ReportFile[];
  @Field(() => Int, { description: 'How often it was sent again on purpose.' }) readonly sends!: number;
  @Field(() => Timestamp, { nullable: true }) readonly sentAt!: string | null;
}

@ObjectType({ description: 'One time that a report was due, or asked for.' })
export class ReportRunTold {
  @Field(() => ID) readonly id!: string;
  @Field(() => ID) readonly schedule!: string;
  @Field() readonly name!: string;
  @Field(() => Timestamp) readonly dueAt!: string;
  @Field() readonly period!: string;
  @Field({ description: 'Somebody asked for it; else its time had come.' }) readonly isByHand!: boolean;
  @Field(() => ReportRunStateEnum) readonly state!: RunState;
  @Field({ description: 'Somebody works on it now.' }) readonly isRunning!: boolean;
  @Field(() => JobFailure, { nullable: true }) readonly result!: JobFailure | null;
  @Field(() => Int, { nullable: true, description: 'The load all its numbers are as of; null before the first try.' }) readonly dataVersion!: number | null;
  @Field(() => Int) readonly tries!: number;
  @Field(() => Timestamp, { nullable: true, description: 'Null: it has ended.' }) readonly nextTryAt!: string | null;
  @Field(() => Timestamp, { nullable: true }) readonly endedAt!: string | null;
  @Field(() => [ReportDeliveryTold]) readonly deliveries!: readonly ReportDeliveryTold[];
}

@ObjectType({ description: 'A report that is sent by itself.' })
export class ReportSchedule {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field() readonly dataset!: string;
  @Field(() => ID) readonly template!: string;
  @Field(() => LocalisedText, { nullable: true, description: 'Null: the template is gone.' }) readonly title!: LocalisedText | null;
  @Field(() => [ReportLanguageEnum]) readonly languages!: readonly (keyof typeof ReportLanguageEnum)[];
  @Field(() => [ReportFormatEnum]) readonly formats!: readonly ReportFormat[];
  @Field(() => [ReportFilter]) readonly filters!: readonly ReportFilter[];
  @Field(() => DueWhen) readonly when!: DueWhen;
  @Field(() => Int) readonly back!: number;
  @Field(() => MissedRunsEnum) readonly missed!: keyof typeof MissedRunsEnum;
  @Field(() => EmptyPeriodEnum) readonly empty!: keyof typeof EmptyPeriodEnum;
  @Field(() => SealedReportEnum) readonly sealed!: keyof typeof SealedReportEnum;
  @Field(() => [ReportRecipient]) readonly recipients!: readonly ReportRecipient[];
  @Field({ description: 'Name of whoever saved it: nothing wider than what they see is sent.' }) readonly owner!: string;
  @Field() readonly isEnabled!: boolean;
  @Field(() => Timestamp, { nullable: true, description: 'Null: it is off, or not known.' }) readonly nextAt!: string | null;
  @Field(() => JobFailure, { nullable: true, description: 'Why the next time is not known.' }) readonly fault!: JobFailure | null;
  @Field(() => ReportRunTold, { nullable: true }) readonly lastRun!: ReportRunTold | null;
}

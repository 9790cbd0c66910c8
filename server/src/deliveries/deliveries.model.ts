import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Grade, SubjectId } from '@concord/sql';
import { DeliveryFormatEnum, EncodingEnum, GradeEnum, JobStateEnum, LoadPhaseEnum, SubjectIdEnum } from '../graphql/enums.js';
import { LocalisedText } from '../graphql/words.model.js';
import { LoadFinding } from '../checks/checks.model.js';
import { Retained } from './retention/retention.model.js';
import { Withdrawn } from './withdrawals/withdrawals.model.js';

@InputType({ description: 'What is known of a file already; what is left out is found out.' })
export class InspectInput {
  @Field(() => EncodingEnum, { nullable: true }) readonly encoding?: keyof typeof EncodingEnum | null;
  @Field(() => String, { nullable: true }) readonly delimiter?: string | null;
  @Field(() => String, { nullable: true }) readonly sheet?: string | null;
  @Field(() => Int, { nullable: true, description: 'The row that holds the header, from 1.' }) readonly headerRow?: number | null;
}

@ObjectType({ description: 'A file that was brought and waits: what it turns out to be, and its first rows as delivered.' })
export class Delivery {
  @Field() readonly id!: string;
  @Field() readonly fileName!: string;
  @Field(() => Float) readonly bytes!: number;
  @Field(() => DeliveryFormatEnum) readonly format!: keyof typeof DeliveryFormatEnum;
  @Field() readonly gzip!: boolean;
  @Field(() => EncodingEnum, { nullable: true }) readonly encoding!: keyof typeof EncodingEnum | null;
  @Field(() => Int, { nullable: true, description: 'The first line, from 1, with bytes that are not in this encoding: loading would refuse the file.' }) readonly badLine!: number | null;
  @Field(() => String, { nullable: true }) readonly delimiter!: string | null;
  @Field(() => [String], { description: 'Sheets of a workbook, in its order; empty for other files.' }) readonly sheets!: readonly string[];
  @Field(() => String, { nullable: true }) readonly sheet!: string | null;
  @Field(() => Int) readonly headerRow!: number;
  @Field(() => [String]) readonly header!: readonly string[];
  @Field(() => [[String]]) readonly rows!: readonly (readonly string[])[];
}

@ObjectType({ description: 'The table a profile is read from.' })
export class ProfileTable {
  @Field({ description: 'The name under which the operator configured the database.' }) readonly source!: string;
  @Field() readonly table!: string;
}

@ObjectType({ description: 'How the rows of a source become cases. Built in, or saved here.' })
export class SourceProfile {
  @Field() readonly id!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly dataset!: string;
  @Field(() => SubjectIdEnum, { description: 'What its rows are about.' }) readonly into!: SubjectId;
  @Field() readonly isBuiltIn!: boolean;
  @Field(() => ProfileTable, { nullable: true, description: 'Null: it reads files.' }) readonly table!: ProfileTable | null;
  @Field() readonly text!: string;
}

@ObjectType({ description: 'Why it failed.' })
export class JobFailure {
  @Field() readonly code!: string;
  @Field(() => LocalisedText) readonly message!: LocalisedText;
}

@ObjectType({ description: 'Rejected rows of one column and reason.' })
export class RejectTally {
  @Field() readonly column!: string;
  @Field(() => LocalisedText, { nullable: true, description: 'Null where it is about no column.' }) readonly columnLabel!: LocalisedText | null;
  @Field() readonly reason!: string;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
  @Field(() => Int) readonly rows!: number;
}

@ObjectType({ description: 'A text that no vocabulary of the profile knows.' })
export class UnknownValue {
  @Field() readonly column!: string;
  @Field(() => LocalisedText, { nullable: true }) readonly columnLabel!: LocalisedText | null;
  @Field() readonly value!: string;
  @Field(() => Int) readonly rows!: number;
  @Field(() => Int, { description: 'How many such texts the column has; the most frequent are listed.' }) readonly of!: number;
}

@ObjectType({ description: 'What became of the rows of a file, or would. delivered = loaded + folded + unchanged + rejected.' })
export class DeliveryOutcome {
  @Field(() => SubjectIdEnum, { description: 'What the rows are about.' }) readonly into!: SubjectId;
  @Field(() => Int, { nullable: true, description: 'Of a load that was made.' }) readonly loadNo!: number | null;
  @Field(() => Int, { nullable: true, description: 'The load that brought the same file before; then nothing was done.' }) readonly sameAs!: number | null;
  @Field() readonly dataset!: string;
  @Field(() => String, { nullable: true }) readonly asOf!: string | null;
  @Field(() => Int) readonly delivered!: number;
  @Field(() => Int) readonly loaded!: number;
  @Field(() => Int) readonly folded!: number;
  @Field(() => Int) readonly unchanged!: number;
  @Field(() => Int) readonly rejected!: number;
  @Field(() => Int) readonly casesNew!: number;
  @Field(() => Int) readonly casesChanged!: number;
  @Field(() => [RejectTally]) readonly rejects!: readonly RejectTally[];
  @Field(() => [UnknownValue]) readonly unknownValues!: readonly UnknownValue[];
}

@ObjectType({ description: 'A rejected row of a file that was only checked.' })
export class CheckedReject {
  @Field() readonly column!: string;
  @Field() readonly reason!: string;
  @Field(() => Float) readonly rowNo!: number;
  @Field() readonly value!: string;
}

@ObjectType({ description: 'A value that would change in a case the store already holds.' })
export class CheckedChange {
  @Field() readonly caseId!: string;
  @Field() readonly column!: string;
  @Field() readonly old!: string;
  @Field() readonly new!: string;
}

@ObjectType()
export class ColumnCount {
  @Field() readonly column!: string;
  @Field(() => Int) readonly cases!: number;
}

@ObjectType({ description: 'Cases received in a month, and their money in yuan.' })
export class MonthTotal {
  @Field({ description: 'YYYY-MM' }) readonly month!: string;
  @Field(() => Int) readonly cases!: number;
  @Field() readonly amountClaimed!: string;
  @Field() readonly amountAgreed!: string;
}

@ObjectType({ description: 'What only a check tells: nothing was loaded.' })
export class DeliveryPreview {
  @Field(() => JobFailure, { nullable: true, description: 'Why a load would be refused.' }) readonly refusal!: JobFailure | null;
  @Field(() => [LoadFinding], { description: 'What the checks of data quality would find, the gravest first.' }) readonly findings!: readonly LoadFinding[];
  @Field(() => GradeEnum, { nullable: true, description: 'What the findings make of the delivery: the worst counts. Null: too few cases.' }) readonly grade!: Grade | null;
  @Field(() => [String], { description: 'Columns of a case that hold something in the first cases.' }) readonly caseColumns!: readonly string[];
  @Field(() => [[String]], { description: 'The first cases as they would be stored, by those columns.' }) readonly cases!: readonly (readonly string[])[];
  @Field(() => [CheckedReject]) readonly rejectSamples!: readonly CheckedReject[];
  @Field(() => [ColumnCount], { description: 'In how many cases of the store a column would change.' }) readonly changes!: readonly ColumnCount[];
  @Field(() => [CheckedChange]) readonly examples!: readonly CheckedChange[];
  @Field(() => [MonthTotal]) readonly months!: readonly MonthTotal[];
}

@ObjectType({ description: 'Work that outlives the request that began it.' })
export class Job {
  @Field() readonly id!: string;
  @Field(() => JobStateEnum) readonly state!: keyof typeof JobStateEnum;
  @Field(() => LoadPhaseEnum) readonly phase!: keyof typeof LoadPhaseEnum;
  @Field(() => Float, { description: 'Of total: bytes while reading, steps otherwise.' }) readonly done!: number;
  @Field(() => Float) readonly total!: number;
  @Field(() => JobFailure, { nullable: true }) readonly failure!: JobFailure | null;
  @Field(() => DeliveryOutcome, { nullable: true }) readonly outcome!: DeliveryOutcome | null;
  @Field(() => DeliveryPreview, { nullable: true }) readonly preview!: DeliveryPreview | null;
  @Field(() => Retained, { nullable: true, description: 'Of cases that were deleted for their age.' }) readonly retained!: Retained | null;
  @Field(() => Withdrawn, { nullable: true, description: 'Of a load that was taken back.' }) readonly withdrawn!: Withdrawn | null;
}

import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DeliveryFormatEnum, EncodingEnum, JobStateEnum, LoadPhaseEnum } from '../graphql/enums.js';
import { LocalisedText } from '../graphql/words.model.js';

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
  @Field(() => String, { nullable: true }) readonly delimiter!: string | null;
  @Field(() => [String], { description: 'Sheets of a workbook, in its order; empty for other files.' }) readonly sheets!: readonly string[];
  @Field(() => String, { nullable: true }) readonly sheet!: string | null;
  @Field(() => Int) readonly headerRow!: number;
  @Field(() => [String]) readonly header!: readonly string[];
  @Field(() => [[String]]) readonly rows!: readonly (readonly string[])[];
}

@ObjectType({ description: 'A column of a case, and the column of the file it is proposed to come from.' })
export class ProposedColumn {
  @Field() readonly column!: string;
  @Field(() => String, { nullable: true }) readonly from!: string | null;
  @Field(() => Float, { description: 'From 0 to 1.' }) readonly confidence!: number;
  @Field(() => LocalisedText) readonly reason!: LocalisedText;
}

@ObjectType({ description: 'A source profile made from a file by its column names and first rows; to be looked at before it is used.' })
export class Proposal {
  @Field({ description: 'The profile, as YAML.' }) readonly text!: string;
  @Field(() => [ProposedColumn]) readonly columns!: readonly ProposedColumn[];
  @Field(() => [String], { description: 'Columns of the file that no column of a case is taken from.' }) readonly unmapped!: readonly string[];
  @Field(() => [LocalisedText], { description: 'What only a person can decide.' }) readonly questions!: readonly LocalisedText[];
}

@ObjectType({ description: 'How the rows of a source become cases. Built in, or saved here.' })
export class SourceProfile {
  @Field() readonly id!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly dataset!: string;
  @Field() readonly isBuiltIn!: boolean;
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
  @Field() readonly reason!: string;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
  @Field(() => Int) readonly rows!: number;
}

@ObjectType({ description: 'A text that no vocabulary of the profile knows.' })
export class UnknownValue {
  @Field() readonly column!: string;
  @Field() readonly value!: string;
  @Field(() => Int) readonly rows!: number;
}

@ObjectType({ description: 'What became of the rows of a file, or would. delivered = loaded + folded + unchanged + rejected.' })
export class DeliveryOutcome {
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

@ObjectType({ description: 'Work that outlives the request that began it.' })
export class Job {
  @Field() readonly id!: string;
  @Field(() => JobStateEnum) readonly state!: keyof typeof JobStateEnum;
  @Field(() => LoadPhaseEnum) readonly phase!: keyof typeof LoadPhaseEnum;
  @Field(() => Float, { description: 'Of total: bytes while reading, steps otherwise.' }) readonly done!: number;
  @Field(() => Float) readonly total!: number;
  @Field(() => JobFailure, { nullable: true }) readonly failure!: JobFailure | null;
  @Field(() => DeliveryOutcome, { nullable: true }) readonly outcome!: DeliveryOutcome | null;
}

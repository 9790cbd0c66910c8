import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { enumOf, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate, Prose, Timestamp } from '../graphql/scalars.js';
import { FilterInput } from '../graphql/selection.input.js';
import { LocalisedText } from '../graphql/words.model.js';
import { ReportFormatEnum, ReportLanguageEnum } from '../reports/editing/editing.model.js';
import type { ReportFormat } from '../reports/print/formats.js';
import { CHANGE_REASONS, type ChangeReason } from './compared/explain.js';

const ChangeReasonEnum = enumOf<ChangeReason>('ChangeReason', CHANGE_REASONS, 'late: came in later; moved: reclassified; corrected: a date or an outcome; revalued: the same cases, other dates or amounts; follows: from other numbers; records: reference data, baselines or rules.');

@ObjectType({ description: 'A file of a pack, as it was sealed.' })
export class PackFile {
  @Field() readonly name!: string;
  @Field(() => ReportFormatEnum) readonly format!: ReportFormat;
  @Field(() => ReportLanguageEnum) readonly language!: 'en' | 'zh';
  @Field(() => Int) readonly bytes!: number;
  @Field({ description: 'SHA-256.' }) readonly digest!: string;
}

@ObjectType({ description: 'A report as it was sealed.' })
export class PackHead {
  @Field(() => ID) readonly id!: string;
  @Field() readonly dataset!: string;
  @Field({ description: 'Id of its template.' }) readonly template!: string;
  @Field() readonly period!: string;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => Timestamp) readonly madeAt!: string;
  @Field({ description: 'SHA-256 over all that it says.' }) readonly digest!: string;
}

@ObjectType({ description: 'A pack with what it is of and the files that were made.' })
export class Pack extends PackHead {
  @Field(() => LocalDate, { description: 'The last day the data knew.' }) readonly asOf!: string;
  @Field() readonly publisher!: string;
  @Field(() => LocalisedText) readonly scope!: LocalisedText;
  @Field(() => LocalisedText) readonly filters!: LocalisedText;
  @Field({ description: 'Of the definitions of all its metrics.' }) readonly definitions!: string;
  @Field({ description: 'Why claims stayed that the numbers do not carry; empty where none were flagged.' }) readonly because!: string;
  @Field({ description: 'What the key is called that signed it: SHA-256 of its public half.' }) readonly keyId!: string;
  @Field(() => [PackFile]) readonly files!: readonly PackFile[];
}

@ObjectType({ description: 'Packs, the newest first.' })
export class PackPage {
  @Field(() => [PackHead]) readonly rows!: readonly PackHead[];
  @Field(() => ID, { nullable: true, description: 'Where the next page begins; null on the last.' }) readonly after!: string | null;
}

@ObjectType({ description: 'Why a number is another one.' })
export class NumberReason {
  @Field(() => ChangeReasonEnum) readonly what!: ChangeReason;
  @Field(() => Int, { nullable: true }) readonly cases!: number | null;
  @Field(() => LocalisedText) readonly words!: LocalisedText;
}

@ObjectType({ description: 'A place that two reports tell otherwise; null where one of them has no such place.' })
export class ChangedNumber {
  @Field(() => LocalisedText, { description: 'Section, table or chart, row, column.' }) readonly place!: LocalisedText;
  @Field(() => MetricIdEnum, { nullable: true }) readonly metric!: MetricId | null;
  @Field(() => LocalisedText, { nullable: true }) readonly earlier!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true }) readonly later!: LocalisedText | null;
  @Field(() => LocalisedText, { description: 'All reasons in one sentence.' }) readonly why!: LocalisedText;
  @Field(() => [NumberReason]) readonly reasons!: readonly NumberReason[];
}

@ObjectType({ description: 'Two packs, number against number.' })
export class PackComparison {
  @Field(() => PackHead) readonly earlier!: PackHead;
  @Field(() => PackHead) readonly later!: PackHead;
  @Field(() => Int, { description: 'Places held against each other.' }) readonly compared!: number;
  @Field(() => Int, { description: 'Of those, places that differ.' }) readonly differing!: number;
  @Field(() => [ChangedNumber], { description: 'Those asked for, each explained.' }) readonly rows!: readonly ChangedNumber[];
}

@ObjectType({ description: 'What verifying found of a file.' })
export class FileCheck {
  @Field() readonly name!: string;
  @Field({ description: 'Its bytes are those that were sealed.' }) readonly isIntact!: boolean;
  @Field(() => [String], { description: 'Words and numbers of the report that it lacks when it is read back, at most ten.' }) readonly lacking!: readonly string[];
}

@ObjectType({ description: 'What verifying a pack found.' })
export class PackCheck {
  @Field({ description: 'What is kept is what was sealed and signed.' }) readonly isIntact!: boolean;
  @Field({ description: 'It was signed by the key of this installation.' }) readonly isOurs!: boolean;
  @Field(() => [FileCheck]) readonly files!: readonly FileCheck[];
  @Field(() => Int, { description: 'Numbers worked out again from the data version it names.' }) readonly compared!: number;
  @Field(() => [ChangedNumber], { description: 'Those that came out otherwise, at most 100.' }) readonly differing!: readonly ChangedNumber[];
  @Field(() => LocalisedText, { nullable: true, description: 'Why it could not be worked out again; null where it could.' }) readonly notDerived!: LocalisedText | null;
  @Field({ description: 'Everything holds.' }) readonly isGreen!: boolean;
}

@InputType()
export class PackInput {
  @Field() readonly dataset!: string;
  @Field({ description: 'Id of a template.' }) readonly template!: string;
  @Field() readonly period!: string;
  @Field(() => String, { nullable: true, description: 'Code of the mediator, where the template is about one.' }) readonly subject?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of the board, where the template is about one.' }) readonly round?: string | null;
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
  @Field(() => [ReportFormatEnum]) readonly formats!: ReportFormat[];
  @Field(() => [ReportLanguageEnum]) readonly languages!: ('en' | 'zh')[];
  @Field(() => Prose, { defaultValue: '', description: 'Why flagged claims of the commentary stay.' }) readonly because!: string;
}

@InputType()
export class PackSearchInput {
  @Field(() => String, { nullable: true }) readonly dataset?: string | null;
  @Field(() => String, { nullable: true }) readonly template?: string | null;
  @Field(() => String, { nullable: true }) readonly period?: string | null;
  @Field({ defaultValue: '', description: 'Words that stand somewhere in it, all of them.' }) readonly words!: string;
  @Field(() => Int, { defaultValue: 25 }) readonly first!: number;
  @Field(() => ID, { nullable: true }) readonly after?: string | null;
}

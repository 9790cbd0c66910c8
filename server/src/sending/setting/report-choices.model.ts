import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalisedText } from '../../graphql/words.model.js';
import type { ReportFormat } from '../../reports/print/formats.js';
import { ReportFormatEnum } from '../../reports/editing/editing.model.js';

@ObjectType()
export class ReportSectionChoice {
  @Field(() => ID) readonly id!: string;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
}

@ObjectType({ description: 'A report that can be sent by itself.' })
export class ReportTemplateChoice {
  @Field(() => ID) readonly id!: string;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
  @Field(() => [ReportSectionChoice]) readonly sections!: readonly ReportSectionChoice[];
}

@ObjectType({ description: 'Somebody a report can be sent to.' })
export class ReportAccountChoice {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
}

@ObjectType({ description: 'What a schedule may be made of.' })
export class ReportChoices {
  @Field(() => [ReportTemplateChoice]) readonly templates!: readonly ReportTemplateChoice[];
  @Field(() => [ReportFormatEnum]) readonly formats!: readonly ReportFormat[];
  @Field(() => [ReportAccountChoice], { description: 'Accounts whose cases one sees oneself.' }) readonly accounts!: readonly ReportAccountChoice[];
  @Field({ description: 'A mail server is configured.' }) readonly mayMail!: boolean;
  @Field({ description: 'A folder for reports is configured.' }) readonly mayPut!: boolean;
  @Field(() => [String], { description: 'Domains that mail may go to; empty: any.' }) readonly domains!: readonly string[];
  @Field(() => Int, { description: 'Of all files of a mail together, in MB; more is told by a link.' }) readonly maxMb!: number;
}

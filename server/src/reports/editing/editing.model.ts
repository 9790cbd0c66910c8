import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { actorName } from '../../identity/actor-name.js';
import { enumOf, RightEnum } from '../../graphql/enums.js';
import { Prose, Timestamp } from '../../graphql/scalars.js';
import { LocalisedText } from '../../graphql/words.model.js';
import type { Right } from '../../identity/rights.js';
import { FLAG_KINDS, type FlagKind } from '../commentary/check-commentary.js';
import { REPORT_FORMATS, type ReportFormat } from '../print/formats.js';
import { PERIOD_KINDS, type PeriodKind } from '../template/period.js';

/** Languages that reports are written in. */
export const ReportLanguageEnum = enumOf('ReportLanguage', ['en', 'zh']);
/** Kinds of file a report can be. */
export const ReportFormatEnum = enumOf<ReportFormat>('ReportFormat', REPORT_FORMATS);
const PeriodKindEnum = enumOf<PeriodKind>('PeriodKind', PERIOD_KINDS);
const FlagKindEnum = enumOf<FlagKind>('FlagKind', FLAG_KINDS, 'not_carried: no such number; wrong_number: of this figure another; wrong_direction: it went the other way; normal_variation, not_judged: no rule fired, or cannot yet; cause: the numbers show none; unreadable: a number in words.');

@ObjectType()
export class TemplateSection {
  @Field(() => ID) readonly id!: string;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
}

@ObjectType({ description: 'What reports are made by.' })
export class ReportTemplate {
  @Field(() => ID) readonly id!: string;
  @Field(() => LocalisedText) readonly title!: LocalisedText;
  @Field({ description: 'The product comes with it.' }) readonly isBuiltIn!: boolean;
  @Field({ description: 'It was saved here: of one the product comes with, it is another than that.' }) readonly isChanged!: boolean;
  @Field(() => Int, { description: 'The last that was saved here; 0 where none was.' }) readonly revision!: number;
  @Field({ description: 'The template as a file.' }) readonly file!: string;
  @Field(() => String, { nullable: true, description: 'As the product comes with it, as a file.' }) readonly original!: string | null;
  @Field(() => Timestamp, { nullable: true }) readonly savedAt!: string | null;
  @Field(() => String, { nullable: true, middleware: [actorName] }) readonly savedBy!: string | null;
  @Field(() => PeriodKindEnum, { description: 'How long the time is that it is about.' }) readonly period!: PeriodKind;
  @Field(() => Int, { nullable: true, description: 'The month its years begin with, where that is not January.' }) readonly fiscal!: number | null;
  @Field({ description: 'It is about a mediator, who has to be named.' }) readonly isOfPerson!: boolean;
  @Field({ description: 'It is a letter: it is sealed where it is sent.' }) readonly isOfLetter!: boolean;
  @Field({ description: 'It is about a meeting: its minutes are sealed there.' }) readonly isOfMeeting!: boolean;
  @Field({ description: 'It is about a round of the board, which has to be named.' }) readonly isOfRound!: boolean;
  @Field(() => [RightEnum], { description: 'Needed for it besides taking data out.' }) readonly rights!: readonly Right[];
  @Field(() => [TemplateSection]) readonly sections!: readonly TemplateSection[];
}

@ObjectType({ description: 'A template as it was saved once.' })
export class TemplateRevision {
  @Field(() => Int) readonly revision!: number;
  @Field({ description: 'It was taken away then.' }) readonly isRemoved!: boolean;
  @Field({ description: 'As a file; empty where it was taken away.' }) readonly file!: string;
  @Field(() => Timestamp) readonly savedAt!: string;
  @Field({ middleware: [actorName] }) readonly savedBy!: string;
}

@ObjectType({ description: 'What is written in a section beside its figures.' })
export class SectionWords {
  @Field() readonly section!: string;
  @Field(() => LocalisedText) readonly words!: LocalisedText;
}

@ObjectType({ description: 'What is written beside the figures of a report before it is sealed, by those who see the same cases.' })
export class ReportDraft {
  @Field(() => Int, { description: '0: nothing was written yet.' }) readonly revision!: number;
  @Field(() => [SectionWords]) readonly sections!: readonly SectionWords[];
  @Field(() => Timestamp, { nullable: true }) readonly savedAt!: string | null;
  @Field(() => String, { nullable: true, middleware: [actorName] }) readonly savedBy!: string | null;
}

@ObjectType({ description: 'A claim that the numbers do not carry.' })
export class CommentaryFlag {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units.' }) readonly from!: number;
  @Field(() => Int, { description: 'Behind its last one.' }) readonly to!: number;
  @Field() readonly claim!: string;
  @Field(() => FlagKindEnum) readonly why!: FlagKind;
  @Field(() => LocalisedText, { description: 'What the numbers tell instead.' }) readonly words!: LocalisedText;
}

@ObjectType({ description: 'What is written in a section in one language, held against the numbers of the report.' })
export class CommentaryCheck {
  @Field() readonly section!: string;
  @Field(() => ReportLanguageEnum) readonly language!: 'en' | 'zh';
  @Field(() => Int, { description: 'Claims it makes.' }) readonly claims!: number;
  @Field(() => [CommentaryFlag]) readonly flags!: readonly CommentaryFlag[];
}

@InputType({ description: 'What is written in a section beside its figures; empty in both languages: nothing.' })
export class SectionWordsInput {
  @Field() readonly section!: string;
  @Field(() => Prose, { defaultValue: '' }) readonly zh!: string;
  @Field(() => Prose, { defaultValue: '' }) readonly en!: string;
}

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId, Part } from '@concord/sql';
import { actorName } from '../identity/actor-name.js';
import { CaseChange } from '../cases/cases.model.js';
import { MetricIdEnum, PartEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { FilterInput, RangeInput } from '../graphql/selection.input.js';
import { LocalisedText } from '../graphql/words.model.js';

@InputType({ description: 'Which restatements: of one load, or of all loads of a dataset. At least one of both is named.' })
export class RestatementsInput {
  @Field(() => String, { nullable: true, description: '`after` of the page before.' }) readonly after?: string | null;
  @Field(() => String, { nullable: true }) readonly caseId?: string | null;
  @Field(() => String, { nullable: true }) readonly column?: string | null;
  @Field(() => String, { nullable: true }) readonly dataset?: string | null;
  @Field(() => [FilterInput], { defaultValue: [], description: 'Cases as they are told now.' }) readonly filters: FilterInput[] = [];
  @Field(() => Int, { defaultValue: 50 }) readonly first: number = 50;
  @Field(() => Int, { nullable: true }) readonly loadNo?: number | null;
  @Field(() => MetricIdEnum, { nullable: true, description: 'With a range: only cases behind this number.' }) readonly metric?: MetricId | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of a month of receipt.' }) readonly month?: string | null;
  @Field(() => PartEnum, { defaultValue: 'denominator' }) readonly part: Part = 'denominator';
  @Field(() => RangeInput, { nullable: true, description: "Of the day of receipt; with a metric, of the day it counts under." }) readonly range?: RangeInput | null;
}

@ObjectType({ description: 'How many cases were restated in one column.' })
export class ColumnRestatements {
  @Field(() => Int) readonly cases!: number;
  @Field() readonly column!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
}

@ObjectType({ description: 'How many cases a load restated.' })
export class LoadRestatements {
  @Field({ middleware: [actorName], description: 'Who brought it, as `Load.by`.' }) readonly by!: string;
  @Field(() => Int) readonly cases!: number;
  @Field(() => Timestamp) readonly loadedAt!: string;
  @Field(() => Int) readonly loadNo!: number;
  @Field() readonly source!: string;
}

@ObjectType({ description: 'In how many cases received in a month something was restated.' })
export class MonthRestatements {
  @Field(() => Int) readonly cases!: number;
  @Field(() => LocalDate, { description: 'Its first day; of the date of receipt as the load brought it.' }) readonly month!: string;
}

@ObjectType({ description: 'One column of one case that a load restated.' })
export class Restatement {
  @Field({ middleware: [actorName], description: 'Who brought the load, as `Load.by`.' }) readonly by!: string;
  @Field() readonly caseId!: string;
  @Field(() => CaseChange) readonly change!: CaseChange;
  @Field() readonly dataset!: string;
  @Field(() => Timestamp) readonly loadedAt!: string;
  @Field(() => Int) readonly loadNo!: number;
  @Field() readonly source!: string;
}

@ObjectType({ description: 'What loads changed in cases the store already held; only cases the viewer may see.' })
export class RestatementPage {
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null on the last.' }) readonly after!: string | null;
  @Field(() => Int, { description: 'Cases restated in any column.' }) readonly cases!: number;
  @Field(() => [ColumnRestatements], { description: 'Most restated first, whatever column is asked for.' }) readonly columns!: readonly ColumnRestatements[];
  @Field(() => Int) readonly dataVersion!: number;
  @Field() readonly hasNext!: boolean;
  @Field(() => [LoadRestatements], { description: 'Newest first; of a dataset, whatever load is asked for.' }) readonly loads!: readonly LoadRestatements[];
  @Field(() => [MonthRestatements], { description: 'Newest first, whatever month is asked for.' }) readonly months!: readonly MonthRestatements[];
  @Field(() => [Restatement]) readonly rows!: readonly Restatement[];
  @Field(() => Int, { description: 'Rows of all pages.' }) readonly total!: number;
}

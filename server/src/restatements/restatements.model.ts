import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CaseChange } from '../cases/cases.model.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'How many cases a load restated in one column.' })
export class ColumnRestatements {
  @Field(() => Int) readonly cases!: number;
  @Field() readonly column!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
}

@ObjectType({ description: 'In how many cases received in a month a load restated something.' })
export class MonthRestatements {
  @Field(() => Int) readonly cases!: number;
  @Field(() => LocalDate, { description: 'Its first day; of the date of receipt as the load brought it.' }) readonly month!: string;
}

@ObjectType({ description: 'One column of one case that a load restated.' })
export class Restatement {
  @Field() readonly caseId!: string;
  @Field(() => CaseChange) readonly change!: CaseChange;
  @Field() readonly dataset!: string;
  @Field() readonly source!: string;
}

@ObjectType({ description: 'What a load changed in cases the store already held; only cases the viewer may see.' })
export class RestatementPage {
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null on the last.' }) readonly after!: string | null;
  @Field(() => Int, { description: 'Cases restated in any column.' }) readonly cases!: number;
  @Field(() => [ColumnRestatements], { description: 'Most restated first, whatever column is asked for.' }) readonly columns!: readonly ColumnRestatements[];
  @Field(() => Int) readonly dataVersion!: number;
  @Field() readonly hasNext!: boolean;
  @Field(() => Timestamp, { nullable: true, description: 'When the load was published; null when the store holds nothing of it.' }) readonly loadedAt!: string | null;
  @Field(() => Int) readonly loadNo!: number;
  @Field(() => [MonthRestatements], { description: 'Newest first, whatever month is asked for.' }) readonly months!: readonly MonthRestatements[];
  @Field(() => [Restatement]) readonly rows!: readonly Restatement[];
  @Field(() => Int, { description: 'Rows of all pages.' }) readonly total!: number;
}

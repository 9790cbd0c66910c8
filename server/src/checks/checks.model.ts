import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Severity } from '@concord/sql';
import { SeverityEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'Cases, and the sums of their amounts, in the currency of the dataset.' })
export class ControlTotals {
  @Field(() => Float) readonly agreed!: number;
  @Field(() => Int) readonly cases!: number;
  @Field(() => Float) readonly claimed!: number;
  @Field(() => Float, { nullable: true, description: 'Null of a load that came before costs were added up.' }) readonly cost!: number | null;
  @Field(() => Float, { nullable: true, description: 'Likewise.' }) readonly performed!: number | null;
}

@ObjectType({ description: 'What a load brings for a month of receipt, beside what was current before and is after it.' })
export class MonthControl {
  @Field(() => ControlTotals) readonly current!: ControlTotals;
  @Field(() => ControlTotals) readonly delivered!: ControlTotals;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the month; null for rows whose date of receipt cannot be read.' }) readonly month!: string | null;
  @Field(() => ControlTotals) readonly next!: ControlTotals;
  @Field(() => Int) readonly rejected!: number;
  @Field(() => Int) readonly rows!: number;
}

@ObjectType({ description: 'What a load of reference data brings of a column added up, beside what was in force before and is after it.' })
export class RecordControl {
  @Field({ description: 'Empty: the number of records.' }) readonly column!: string;
  @Field(() => Float) readonly current!: number;
  @Field(() => Float) readonly delivered!: number;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Float) readonly next!: number;
}

@ObjectType({ description: 'Something a check found in a load: atFault of cases make measured, which is beyond threshold.' })
export class LoadFinding {
  @Field(() => Int) readonly atFault!: number;
  @Field(() => Int) readonly cases!: number;
  @Field() readonly column!: string;
  @Field(() => Int, { description: 'Rejected rows among atFault that were corrected and came in since.' }) readonly corrected!: number;
  @Field({ description: 'measured and threshold are shares from 0 to 1; otherwise numbers of cases.' }) readonly isShare!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => LocalisedText, { nullable: true }) readonly meaning!: LocalisedText | null;
  @Field(() => Float) readonly measured!: number;
  @Field(() => LocalDate, { nullable: true, description: 'Null: the load as a whole.' }) readonly month!: string | null;
  @Field() readonly rule!: string;
  @Field(() => SeverityEnum) readonly severity!: Severity;
  @Field(() => Float) readonly threshold!: number;
}

@ObjectType({ description: 'Control totals and findings of a load, published or refused.' })
export class LoadChecks {
  @Field(() => [MonthControl]) readonly controls!: readonly MonthControl[];
  @Field(() => [LoadFinding], { description: 'The gravest first.' }) readonly findings!: readonly LoadFinding[];
  @Field(() => [RecordControl], { description: 'Of reference data, which has no months; empty of cases.' }) readonly recordControls!: readonly RecordControl[];
}

import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, enumOf, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { SelectionInput } from '../graphql/selection.input.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { FORECAST_METHODS, type ForecastMethod } from '../stats/series/forecast.js';

/** Rules a forecast may be made by, the simplest first. */
export const ForecastMethodEnum = enumOf('ForecastMethod', FORECAST_METHODS);

@InputType()
export class OutlookInput extends SelectionInput {
  @Field(() => Int, { defaultValue: 6, description: 'Months ahead, 1 to 12.' }) readonly horizon!: number;
  @Field(() => [MetricIdEnum], { description: 'Counts and stocks.' }) readonly metrics!: MetricId[];
}

@InputType()
export class DeadlinesInput extends SelectionInput {
  @Field(() => String, { nullable: true, description: '`after` of the page before.' }) readonly after?: string | null;
  @Field(() => DimensionIdEnum, { defaultValue: 'institution' }) readonly by!: DimensionId;
  @Field(() => Int, { defaultValue: 7, description: 'Limits that pass within so many days are told beside those that have passed; 0 to 90.' }) readonly days!: number;
  @Field(() => Int, { defaultValue: 25 }) readonly first!: number;
}

@ObjectType({ description: 'A month as it was.' })
export class OutlookMonth {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => Float) readonly value!: number;
}

@ObjectType({ description: 'A month to come: what is expected, and the interval that held 95 in 100 in simulations of unchanged processes.' })
export class ForecastMonth {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float) readonly value!: number;
}

@ObjectType({ description: 'How a rule would have done in the past: forecasts from each of the last months, held against what came.' })
export class ForecastTrial {
  @Field(() => Float, { description: 'Share of what came that lay within the interval.' }) readonly coverage!: number;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Float) readonly meanAbsoluteError!: number;
  @Field(() => ForecastMethodEnum) readonly method!: ForecastMethod;
  @Field(() => Int, { description: 'Forecasts compared.' }) readonly n!: number;
  @Field(() => Float, { nullable: true, description: 'Error in units of the mean step from month to month; below 1 better than “as last month”. null for a constant series.' }) readonly scaledError!: number | null;
}

@ObjectType()
export class Outlook {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => ForecastTrial, { nullable: true, description: 'The rule with the least error; null while there are fewer than 18 complete months.' }) readonly chosen!: ForecastTrial | null;
  @Field(() => [ForecastMonth]) readonly forecast!: readonly ForecastMonth[];
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [OutlookMonth], { description: 'Complete months, at most five years, oldest first.' }) readonly months!: readonly OutlookMonth[];
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
  @Field(() => [ForecastTrial], { description: 'Every rule that was tried.' }) readonly tried!: readonly ForecastTrial[];
}

@ObjectType({ description: 'An open case whose limit has passed or is near.' })
export class DueCase {
  @Field(() => Float, { nullable: true }) readonly amountClaimed!: number | null;
  @Field() readonly caseId!: string;
  @Field(() => Int, { description: 'Negative: overdue.' }) readonly daysLeft!: number;
  @Field(() => LocalDate, { description: 'Extensions included.' }) readonly dueBy!: string;
  @Field(() => Member) readonly institution!: Member;
  @Field(() => Member) readonly issue!: Member;
  @Field(() => Member) readonly mediator!: Member;
  @Field(() => LocalDate) readonly receivedOn!: string;
  @Field() readonly source!: string;
}

@ObjectType({ description: 'Open cases of a member by how they stand to their limit.' })
export class DueGroup {
  @Field(() => Member) readonly member!: Member;
  @Field(() => Int) readonly open!: number;
  @Field(() => Int) readonly overdue!: number;
  @Field(() => Int, { description: 'The limit passes within the days asked for.' }) readonly soon!: number;
}

@ObjectType()
export class Deadlines {
  @Field(() => String, { nullable: true }) readonly after!: string | null;
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => [DueGroup], { description: 'Those with most overdue first; members without an open case are left out.' }) readonly groups!: readonly DueGroup[];
  @Field(() => Int) readonly open!: number;
  @Field(() => Int) readonly overdue!: number;
  @Field(() => [DueCase], { description: 'The oldest limit first.' }) readonly rows!: readonly DueCase[];
  @Field(() => Int) readonly soon!: number;
  @Field(() => Int, { description: 'Open cases for which no limit is known.' }) readonly unlimited!: number;
}

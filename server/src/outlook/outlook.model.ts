import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, enumOf, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { SelectionInput } from '../graphql/selection.input.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';
import { FORECAST_METHODS, type ForecastMethod } from '../stats/series/forecast.js';
import type { Assumptions } from '../stats/series/what-if.js';

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
  @Field(() => [DueCase], { description: 'The oldest limit first; none for those who may not look into cases.' }) readonly rows!: readonly DueCase[];
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
  @Field(() => Int) readonly soon!: number;
  @Field(() => Int, { description: 'Open cases for which no limit is known.' }) readonly unlimited!: number;
}

@InputType({ description: 'What is assumed of the months to come: cases, whole and at least 0, the same each month.' })
export class WhatIfInput implements Assumptions {
  @Field(() => Int) readonly backlog!: number;
  @Field(() => Int, { description: 'Closed each month, as far as there are cases.' }) readonly capacity!: number;
  @Field(() => LocalDate, { description: 'A day of the month at whose end the backlog is what it is.' }) readonly from!: string;
  @Field(() => Int, { description: 'Received each month.' }) readonly intake!: number;
  @Field(() => Int, { description: 'The backlog that is wanted.' }) readonly target!: number;
  @Field(() => Int, { description: 'Months within which it is wanted, 1 to 120.' }) readonly within!: number;
}

@ObjectType({ description: 'What comes of it. Nothing is read for it: it is arithmetic on what is assumed.' })
export class WhatIf {
  @Field(() => [OutlookMonth], { description: 'Backlog at the end of `from` and of each of the months after it.' }) readonly curve!: readonly OutlookMonth[];
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
  @Field(() => Int, { nullable: true, description: 'Months until the backlog is at the target; null when it is not within ten years.' }) readonly months!: number | null;
  @Field(() => Int, { description: 'Closings a month that reach the target within the months wanted.' }) readonly needed!: number;
}

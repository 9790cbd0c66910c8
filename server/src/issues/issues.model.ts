import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { ControlRuleEnum, DimensionIdEnum, IssueMeasureEnum, MetricIdEnum, ReliabilityEnum, VariationEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';
import { Member } from '../graphql/words.model.js';
import { MetricValue } from '../metrics/metrics.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

@InputType()
export class IssuesInput extends SelectionInput {
  @Field(() => MetricIdEnum, { nullable: true, description: 'The stock of cases beyond their limit, by which types are judged stuck; none: they are not judged.' }) readonly aged?: MetricId | null;
  @Field(() => DimensionIdEnum, { nullable: true, description: 'What a type is; none: the finest classification whose vital few fit on one chart.' }) readonly dimension?: DimensionId | null;
  @Field(() => MetricIdEnum, { nullable: true, description: 'The duration told of types that stay unresolved; none: it is not.' }) readonly duration?: MetricId | null;
  @Field(() => MetricIdEnum, { description: 'The count whose cases are looked at.' }) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => MetricIdEnum, { nullable: true, description: 'The share of cases that come again, by which types recur as well as by their rank; none: by rank alone.' }) readonly repeats?: MetricId | null;
}

@ObjectType({ description: 'A classification, and how far its types can be told apart.' })
export class IssueLevel {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Int) readonly types!: number;
  @Field(() => Float, { description: 'Share of cases that are 其他 or not classified.' }) readonly unclassified!: number;
  @Field(() => Int, { nullable: true, description: 'The fewest types that hold four fifths; null where what is not classified is needed as well.' }) readonly vital!: number | null;
}

@ObjectType({ description: 'How far cases gather in few types.' })
export class IssueConcentration {
  @Field(() => Float, { description: 'Share of the three largest types.' }) readonly cr3!: number;
  @Field(() => Float, { description: 'So many types of equal size would be as concentrated.' }) readonly effectiveTypes!: number;
  @Field(() => Float, { description: '0 where all types are of a size, towards 1 where one holds all.' }) readonly gini!: number;
  @Field(() => Float, { description: 'Herfindahl–Hirschman, 0 to 1.' }) readonly herfindahl!: number;
}

@ObjectType()
export class IssueBar {
  @Field(() => Int) readonly cases!: number;
  @Field(() => Float) readonly cumulative!: number;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float) readonly share!: number;
  @Field(() => Float) readonly value!: number;
  @Field({ description: 'One of the fewest that hold four fifths.' }) readonly vital!: boolean;
}

@ObjectType({ description: 'Types printed last and together, whatever their size.' })
export class IssueRest {
  @Field(() => Int) readonly cases!: number;
  @Field(() => Float) readonly share!: number;
  @Field(() => Int) readonly types!: number;
  @Field(() => Float) readonly value!: number;
}

@ObjectType({ description: 'Types by size, largest first.' })
export class IssuePareto {
  @Field(() => [IssueBar], { description: 'The vital few, within reason; the smaller ones are in the tail.' }) readonly bars!: readonly IssueBar[];
  @Field(() => Int, { description: 'Cases that tell the measure: those with an amount, else all.' }) readonly cases!: number;
  @Field(() => IssueConcentration, { nullable: true, description: 'Of the classified types; null where there is nothing.' }) readonly concentration!: IssueConcentration | null;
  @Field(() => IssueMeasureEnum) readonly measure!: keyof typeof IssueMeasureEnum;
  @Field(() => ReliabilityEnum, { description: 'Of the shares, by the cases they rest on.' }) readonly reliability!: keyof typeof ReliabilityEnum;
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
  @Field(() => IssueRest) readonly tail!: IssueRest;
  @Field(() => Float) readonly total!: number;
  @Field(() => Int, { description: 'Classified types with anything to count.' }) readonly types!: number;
  @Field(() => IssueRest, { description: '其他 and what was not classified.' }) readonly unclassified!: IssueRest;
  @Field(() => Int, { nullable: true, description: 'The fewest types that hold four fifths; null where what is not classified is needed as well.' }) readonly vital!: number | null;
}

@ObjectType({ description: 'A month in which a type is outside of its normal variation.' })
export class IssueSignal {
  @Field(() => Float) readonly centre!: number;
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => Float) readonly lower!: number;
  @Field(() => Int) readonly n!: number;
  @Field(() => ControlRuleEnum) readonly rule!: keyof typeof ControlRuleEnum;
  @Field(() => Float) readonly upper!: number;
  @Field(() => VariationEnum) readonly variation!: keyof typeof VariationEnum;
}

@ObjectType()
export class IssueType {
  @Field(() => Float, { description: 'Claimed in those cases that tell an amount.' }) readonly amount!: number;
  @Field(() => Float, { description: 'Days its cases have been active so far.' }) readonly days!: number;
  @Field(() => Member) readonly member!: Member;
  @Field(() => [Int], { description: 'Cases by month, in the order of `months`.' }) readonly monthly!: readonly number[];
  @Field(() => Int) readonly n!: number;
  @Field({ description: 'Among the vital few in at least four of the last six complete months, or `repeatsBeyond`.' }) readonly recurring!: boolean;
  @Field(() => MetricValue, { nullable: true, description: 'The share of its cases that came again; null where it was not asked for, and of small types.' }) readonly repeats!: MetricValue | null;
  @Field({ description: 'The lower end (Wilson 95 %) of that share lies above the share of all types.' }) readonly repeatsBeyond!: boolean;
  @Field(() => Float) readonly share!: number;
  @Field(() => [IssueSignal], { description: 'Months of the range outside of normal variation, oldest first.' }) readonly signals!: readonly IssueSignal[];
  @Field() readonly unclassified!: boolean;
  @Field(() => VariationEnum, { nullable: true, description: 'Of the latest complete month; null where there are too few cases or months to judge.' }) readonly variation!: keyof typeof VariationEnum | null;
  @Field(() => Int) readonly withAmount!: number;
}

@ObjectType()
export class IssueMonth {
  @Field() readonly complete!: boolean;
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate) readonly to!: string;
}

@ObjectType({ description: 'Open cases of a type at a month end, and those beyond their limit.' })
export class IssueStock {
  @Field(() => Int) readonly aged!: number;
  @Field({ description: 'The share beyond lies above that of all types, beyond chance.' }) readonly beyond!: boolean;
  @Field(() => Int) readonly open!: number;
}

@ObjectType()
export class StuckType {
  @Field(() => Float, { description: 'Days beyond the limit, summed over the open cases.' }) readonly excessDays!: number;
  @Field(() => Float, { nullable: true, description: 'Lower end (Wilson, one-sided 95 %) of the share beyond the limit at the last month end.' }) readonly lower!: number | null;
  @Field(() => Member) readonly member!: Member;
  @Field(() => [IssueStock], { description: 'A month end each.' }) readonly stocks!: readonly IssueStock[];
  @Field({ description: '顽固: beyond chance at each of the month ends.' }) readonly stuck!: boolean;
  @Field(() => MetricValue, { nullable: true, description: 'How long its cases take, open ones censored; null where it was not asked for.' }) readonly time!: MetricValue | null;
}

@ObjectType({ description: 'Types by the days their open cases are beyond their limit.' })
export class StuckTypes {
  @Field(() => MetricIdEnum, { description: 'The metric that counts the cases beyond their limit.' }) readonly aged!: MetricId;
  @Field(() => Float, { description: 'Of all types at the last month end.' }) readonly excessDays!: number;
  @Field(() => [LocalDate], { description: 'The last complete month ends, oldest first.' }) readonly monthEnds!: readonly string[];
  @Field(() => [IssueStock], { description: 'All types together, a month end each.' }) readonly overall!: readonly IssueStock[];
  @Field(() => [StuckType], { description: 'All that are 顽固, then those with the most days beyond.' }) readonly rows!: readonly StuckType[];
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
}

@ObjectType({ description: 'Types by months, as they are drawn.' })
export class IssueHeat {
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
  @Field(() => Int, { description: 'So many of the largest classified types have a row each.' }) readonly rows!: number;
}

@ObjectType({ description: 'Which disputes recur, which depart from their normal variation, which stay unresolved.' })
export class Issues {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Float, { description: 'So many types would depart by chance alone in the latest month.' }) readonly byChance!: number;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Int, { description: 'Types with months enough to be judged.' }) readonly judged!: number;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the latest month that is judged.' }) readonly latest!: string | null;
  @Field(() => [IssueLevel], { description: 'What the cases can be classified by, the finest first.' }) readonly levels!: readonly IssueLevel[];
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [Int], { description: 'Cases of all types by month, in the order of `months`.' }) readonly monthly!: readonly number[];
  @Field(() => [IssueMonth]) readonly months!: readonly IssueMonth[];
  @Field(() => [IssuePareto]) readonly paretos!: readonly IssuePareto[];
  @Field(() => [FindingAnswer], { description: 'What departs from normal variation.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => IssueHeat) readonly heat!: IssueHeat;
  @Field(() => StuckTypes, { nullable: true }) readonly stuck!: StuckTypes | null;
  @Field(() => Int, { description: 'Types there are; `types` holds the largest.' }) readonly typeCount!: number;
  @Field(() => [IssueType], { description: 'The largest first; what is not classified last.' }) readonly types!: readonly IssueType[];
}

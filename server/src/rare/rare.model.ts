import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { ControlRuleEnum, enumOf, LimitTrustEnum, MetricIdEnum, VariationEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { SelectionInput } from '../graphql/selection.input.js';
import { LocalisedText } from '../graphql/words.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

/** How events too rare for a monthly chart are judged. */
export const RareChartEnum = enumOf('RareChart', ['g', 't'], 't: days between events. g: cases between events.');

@InputType()
export class RareEventsInput extends SelectionInput {
  @Field(() => MetricIdEnum, { description: 'A count, or a share.' }) readonly metric!: MetricId;
  @Field(() => LocalDate, { description: 'Events up to this day; three years back from it.' }) readonly to!: string;
}

@ObjectType({ description: 'From one event to the next.' })
export class EventGap {
  @Field(() => Int, { description: 'Days, or cases that are no such event; 0 for the second of one day.' }) readonly between!: number;
  @Field(() => LocalDate) readonly on!: string;
  @Field(() => ControlRuleEnum, { nullable: true }) readonly rule!: keyof typeof ControlRuleEnum | null;
  @Field(() => LocalDate) readonly since!: string;
  @Field(() => VariationEnum) readonly variation!: keyof typeof VariationEnum;
}

@ObjectType({ description: 'What has passed since the last event: the next gap is at least so long.' })
export class QuietTime {
  @Field(() => Int) readonly between!: number;
  @Field({ description: 'Beyond the upper limit already.' }) readonly beyond!: boolean;
  @Field(() => LocalDate) readonly since!: string;
  @Field(() => LocalDate, { description: 'The last day of which nearly all is known: entered, and its answers ripe.' }) readonly until!: string;
}

@ObjectType({ description: 'How often an unchanged process is called one that changed all the same.' })
export class FalseCalls {
  @Field(() => Float, { description: 'By its latest gap.' }) readonly latest!: number;
  @Field(() => Float, { description: 'By the time since, which lies beyond the upper limit.' }) readonly since!: number;
}

@ObjectType({ description: 'Events of which there is less than one a month, judged by what lies between them.' })
export class RareEvents {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Float, { nullable: true, description: 'null while there are fewer than 12 gaps, as the limits.' }) readonly centre!: number | null;
  @Field(() => RareChartEnum) readonly chart!: keyof typeof RareChartEnum;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => LocalisedText, { description: 'What an event is.' }) readonly event!: LocalisedText;
  @Field(() => Int, { description: 'Those whose answer is known. More than 200 are not rare: their gaps are not told.' }) readonly events!: number;
  @Field(() => FalseCalls) readonly falseCalls!: FalseCalls;
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
  @Field(() => LocalDate, { description: 'First day looked at: three years back, or the day on which a definition changed or a baseline was set.' }) readonly from!: string;
  @Field(() => [EventGap], { description: 'Oldest first.' }) readonly gaps!: readonly EventGap[];
  @Field(() => Float, { nullable: true, description: '0: there is none.' }) readonly lower!: number | null;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => QuietTime, { nullable: true, description: 'null without an event.' }) readonly quiet!: QuietTime | null;
  @Field(() => LimitTrustEnum) readonly trust!: keyof typeof LimitTrustEnum;
  @Field(() => Float, { nullable: true }) readonly upper!: number | null;
}

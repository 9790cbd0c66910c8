import { Field, Float, ObjectType } from '@nestjs/graphql';
import { AssuranceEnum, ControlChartKindEnum, ControlRuleEnum, LimitTrustEnum, PhaseStartEnum, VariationEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: "Where a month should lie, in the metric's unit; limits may lie beyond what is possible." })
export class ControlPoint {
  @Field(() => Float) readonly centre!: number;
  @Field(() => Float) readonly lower!: number;
  @Field(() => ControlRuleEnum, { nullable: true, description: 'The first rule that holds; null for normal variation.' }) readonly rule!: keyof typeof ControlRuleEnum | null;
  @Field(() => Float) readonly upper!: number;
  @Field(() => VariationEnum) readonly variation!: keyof typeof VariationEnum;
}

@ObjectType({ description: 'A stretch of months whose limits are made together.' })
export class ControlPhase {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Limits come from the months up to this day alone; null where they follow the data.' }) readonly frozenUntil!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day given for the new beginning; null for the first months there are.' }) readonly startsOn!: string | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The reason, as it was written down.' }) readonly text!: LocalisedText | null;
  @Field(() => LimitTrustEnum) readonly trust!: keyof typeof LimitTrustEnum;
  @Field(() => PhaseStartEnum) readonly why!: keyof typeof PhaseStartEnum;
}

@ObjectType({ description: "What a metric is to reach, or the interval it should lie in (合理区间; a bound may be open), in the metric's unit." })
export class MetricTarget {
  @Field(() => Float, { nullable: true }) readonly lower!: number | null;
  @Field(() => Float, { nullable: true }) readonly upper!: number | null;
  @Field(() => LocalDate) readonly validFrom!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it holds.' }) readonly validTo!: string | null;
  @Field(() => Float, { nullable: true }) readonly value!: number | null;
}

@ObjectType({ description: 'A control chart of complete months with a known outcome, up to three years back from the end of the range, whatever is shown of it.' })
export class ControlChart {
  @Field(() => AssuranceEnum, { nullable: true, description: 'null without limits, without a target, and where neither direction is better and no interval is given.' }) readonly assurance!: keyof typeof AssuranceEnum | null;
  @Field(() => Float, { description: 'How often the latest month of an unchanged process is a signal all the same.' }) readonly chance!: number;
  @Field(() => ControlChartKindEnum) readonly chart!: keyof typeof ControlChartKindEnum;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the first complete month that is not judged yet, because cases received in it are still being entered.' }) readonly heldBack!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the latest month judged; null when none is.' }) readonly latest!: string | null;
  @Field({ description: 'Judged per working day; limits are drawn for the working days of each month.' }) readonly perWorkday!: boolean;
  @Field(() => [ControlPhase], { description: 'A new one begins where a definition changed, and where somebody set a new baseline.' }) readonly phases!: readonly ControlPhase[];
  @Field({ description: 'The named and versioned set of rules.' }) readonly rules!: string;
  @Field(() => Float, { nullable: true, description: 'The target of the latest month.' }) readonly target!: number | null;
  @Field(() => [MetricTarget], { description: 'All targets for whom the question is about, oldest first.' }) readonly targets!: readonly MetricTarget[];
  @Field(() => MetricTarget, { nullable: true, description: 'The reasonable interval of the latest month: within it all is well, and no direction is better.' }) readonly within!: MetricTarget | null;
  @Field(() => VariationEnum, { nullable: true, description: 'Of the latest month judged; null while there are too few months for limits, or too few events.' }) readonly variation!: keyof typeof VariationEnum | null;
}

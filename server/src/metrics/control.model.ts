import { Field, Float, ObjectType } from '@nestjs/graphql';
import { AssuranceEnum, ControlChartKindEnum, ControlRuleEnum, LimitTrustEnum, VariationEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';

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
  @Field(() => LimitTrustEnum) readonly trust!: keyof typeof LimitTrustEnum;
}

@ObjectType({ description: 'A control chart of complete months with a known outcome, up to three years back from the end of the range, whatever is shown of it.' })
export class ControlChart {
  @Field(() => AssuranceEnum, { nullable: true, description: 'null without limits, a target or a better direction.' }) readonly assurance!: keyof typeof AssuranceEnum | null;
  @Field(() => Float, { description: 'How often the latest month of an unchanged process is a signal all the same.' }) readonly chance!: number;
  @Field(() => ControlChartKindEnum) readonly chart!: keyof typeof ControlChartKindEnum;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the latest month judged; null when none is.' }) readonly latest!: string | null;
  @Field({ description: 'Judged per working day; limits are drawn for the working days of each month.' }) readonly perWorkday!: boolean;
  @Field(() => [ControlPhase], { description: 'A new one begins where a definition changed.' }) readonly phases!: readonly ControlPhase[];
  @Field({ description: 'The named and versioned set of rules.' }) readonly rules!: string;
  @Field(() => Float, { nullable: true, description: 'The target of the latest month.' }) readonly target!: number | null;
  @Field(() => VariationEnum, { nullable: true, description: 'Of the latest month judged; null while there are too few months for limits.' }) readonly variation!: keyof typeof VariationEnum | null;
}

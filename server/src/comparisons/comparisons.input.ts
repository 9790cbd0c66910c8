import { Field, InputType, Int } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';

@InputType()
export class RateChangeInput extends SelectionInput {
  @Field(() => RangeInput, { description: 'The range that is compared with.' }) readonly before!: RangeInput;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => MetricIdEnum, { description: 'A share of cases (kind ratio).' }) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => Int, { defaultValue: 8, description: 'How many members before 其他.' }) readonly top!: number;
}

@InputType()
export class FunnelPlotInput extends SelectionInput {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => MetricIdEnum, { description: 'A share of cases (kind ratio).' }) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => [DimensionIdEnum], { defaultValue: [], description: 'Adjusts for the mix of cases by these, from the general to the special; small strata are put together from the end.' }) readonly standardisedBy!: readonly DimensionId[];
}

@InputType()
export class PairInput extends SelectionInput {
  @Field(() => [DimensionIdEnum], { defaultValue: [], description: 'Looks whether like cases are alike in these as well.' }) readonly checkBy!: readonly DimensionId[];
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field({ description: 'Key of a member of the dimension.' }) readonly first!: string;
  @Field(() => [DimensionIdEnum], { description: 'What like cases have in common, from the general to the special.' }) readonly likeBy!: readonly DimensionId[];
  @Field(() => MetricIdEnum, { description: 'A share of cases (kind ratio).' }) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field({ description: 'Key of another.' }) readonly second!: string;
}

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
  @Field(() => DimensionIdEnum, { nullable: true, description: 'Adjusts for how many cases of each of its members somebody has.' }) readonly standardisedBy?: DimensionId | null;
}

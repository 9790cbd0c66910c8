import { Field, InputType, Int } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';

@InputType()
export class SurvivalInput extends SelectionInput {
  @Field(() => [Int], { defaultValue: [15, 30, 60], description: 'Days after the start on which the shares are read out.' }) readonly days!: number[];
  @Field(() => MetricIdEnum, { description: 'A duration.' }) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => DimensionIdEnum, { nullable: true }) readonly split?: DimensionId | null;
  @Field(() => Int, { defaultValue: 5, description: 'With split: how many members before 其他.' }) readonly top!: number;
}

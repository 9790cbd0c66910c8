import { Field, InputType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../../graphql/enums.js';
import { RangeInput, SelectionInput } from '../../graphql/selection.input.js';

@InputType({ description: 'A type of dispute among the cases that are selected, and the metrics it is looked at by.' })
export class CauseInput extends SelectionInput {
  @Field(() => DimensionIdEnum, { description: 'What types are told by.' }) readonly dimension!: DimensionId;
  @Field(() => [DimensionIdEnum], { description: 'What its settled cases may have in common.' }) readonly features!: DimensionId[];
  @Field(() => [MetricIdEnum], { description: 'What is told of it beside the others, in this order.' }) readonly headline!: MetricId[];
  @Field(() => [MetricIdEnum], { description: 'Shares and durations by which like types may have got better.' }) readonly improves!: MetricId[];
  @Field({ description: 'Key of the type.' }) readonly member!: string;
  @Field(() => MetricIdEnum, { description: 'The count whose cases are looked at.' }) readonly metric!: MetricId;
  @Field(() => [DimensionIdEnum], { description: 'What it is made of.' }) readonly parts!: DimensionId[];
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => MetricIdEnum, { nullable: true, description: 'The share of cases that are settled; none: it is not asked what those have in common.' }) readonly settled?: MetricId | null;
  @Field(() => [MetricIdEnum], { description: 'Durations from step to step, in the order of a case.' }) readonly steps!: MetricId[];
  @Field(() => MetricIdEnum, { nullable: true, description: 'The stock of open cases whose step is told; none: it is not.' }) readonly stock?: MetricId | null;
}

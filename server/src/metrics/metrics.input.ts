import { Field, InputType, Int } from '@nestjs/graphql';
import type { Bucket, DimensionId, MetricId } from '@concord/sql';
import { BucketEnum, DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';

@InputType()
export class SeriesInput extends SelectionInput {
  @Field(() => BucketEnum, { defaultValue: 'month' }) readonly bucket!: Bucket;
  @Field({ defaultValue: false, description: 'With control limits; months only, from the first day of one.' }) readonly control!: boolean;
  @Field(() => [MetricIdEnum]) readonly metrics!: MetricId[];
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => Int, { nullable: true, description: 'Months only: each point also tells so many months up to it together (2 to 36).' }) readonly rolling?: number | null;
  @Field(() => DimensionIdEnum, { nullable: true }) readonly split?: DimensionId | null;
  @Field(() => Int, { defaultValue: 5, description: 'With split: how many members before 其他.' }) readonly top!: number;
}

@InputType()
export class BreakdownInput extends SelectionInput {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => Int, { defaultValue: 10 }) readonly top!: number;
}

@InputType()
export class TotalInput extends SelectionInput {
  @Field({ defaultValue: false, description: 'Durations: with the survival curve.' }) readonly curve!: boolean;
  @Field(() => [MetricIdEnum]) readonly metrics!: MetricId[];
  @Field(() => RangeInput) readonly range!: RangeInput;
}

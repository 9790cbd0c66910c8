import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { FilterInput, RangeInput } from '../graphql/selection.input.js';
import { LocalisedText } from '../graphql/words.model.js';
import { MetricValue } from '../metrics/metrics.model.js';

@InputType({ description: 'A number as a report tells it: enough to find it again.' })
export class PassportInput {
  @Field() readonly dataset!: string;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => RangeInput, { nullable: true, description: 'The earlier time it is held against.' }) readonly against?: RangeInput | null;
  @Field(() => DimensionIdEnum, { nullable: true, description: 'With `member`: the one it is of.' }) readonly by?: DimensionId | null;
  @Field(() => String, { nullable: true }) readonly member?: string | null;
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
  @Field(() => Int, { description: 'The data version it is of.' }) readonly version!: number;
}

@ObjectType({ description: 'Where a number comes from.' })
export class Passport {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int, { description: 'The data version it is of.' }) readonly version!: number;
  @Field(() => Int, { description: 'The data version in force now.' }) readonly dataVersion!: number;
  @Field(() => MetricValue, { description: 'As its data version tells it.' }) readonly value!: MetricValue;
  @Field(() => MetricValue, { description: 'As the data tell it now.' }) readonly now!: MetricValue;
  @Field(() => MetricValue, { nullable: true, description: 'Of the earlier time it is held against, as its data version tells it.' }) readonly earlier!: MetricValue | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Whom it is of.' }) readonly member!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Of which cases, by the names of members; null where of all.' }) readonly filters!: LocalisedText | null;
}

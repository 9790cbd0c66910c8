import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { FilterInput, RangeInput } from '../graphql/selection.input.js';
import { LocalisedText } from '../graphql/words.model.js';
import { MetricValue } from '../metrics/metrics.model.js';

@InputType({ description: 'What a share is a part of, in the same days.' })
export class WholeInput {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
}

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
  @Field(() => WholeInput, { nullable: true, description: 'Of a share.' }) readonly whole?: WholeInput | null;
}

@ObjectType({ description: 'What a share is a part of, and the share: cases over cases; null of fewer than ten.' })
export class PassportWhole {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => MetricValue, { description: 'As its data version tells it.' }) readonly value!: MetricValue;
  @Field(() => MetricValue, { description: 'As the data tell it now.' }) readonly now!: MetricValue;
  @Field(() => Float, { nullable: true }) readonly share!: number | null;
  @Field(() => Float, { nullable: true }) readonly shareNow!: number | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Of which cases; null where of all.' }) readonly filters!: LocalisedText | null;
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
  @Field(() => PassportWhole, { nullable: true, description: 'Of a share.' }) readonly whole!: PassportWhole | null;
}

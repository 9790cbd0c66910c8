import { Field, InputType, Int } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { AgainstEnum, DimensionIdEnum, GrainEnum, MetricIdEnum } from '../graphql/enums.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';

@InputType({ description: 'Metrics by up to two splits and a grain of time, against an earlier period or a target.' })
export class ExplorationInput extends SelectionInput {
  @Field(() => AgainstEnum, { defaultValue: 'none', description: 'An earlier period: the range must be of whole months.' }) readonly against!: keyof typeof AgainstEnum;
  @Field(() => DimensionIdEnum, { nullable: true, description: 'The second split; only with `rows`.' }) readonly columns?: DimensionId | null;
  @Field(() => GrainEnum, { defaultValue: 'all' }) readonly grain!: keyof typeof GrainEnum;
  @Field(() => [MetricIdEnum]) readonly metrics!: MetricId[];
  @Field(() => RangeInput) readonly range!: RangeInput;
  @Field(() => DimensionIdEnum, { nullable: true, description: 'The first split.' }) readonly rows?: DimensionId | null;
  @Field(() => Int, { defaultValue: 6, description: 'Members of the second split before 其他.' }) readonly topColumns!: number;
  @Field(() => Int, { defaultValue: 12, description: 'Members of the first split before 其他.' }) readonly topRows!: number;
}

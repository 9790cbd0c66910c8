import { Field, Int, Float, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { FunnelPoint } from '../../comparisons/funnel-plot.model.js';
import { DimensionIdEnum, MetricIdEnum, WatchSideEnum } from '../../graphql/enums.js';
import { LocalDate } from '../../graphql/scalars.js';
import { MetricValue } from '../../metrics/metrics.model.js';
import type { Watched } from './watched.js';

@ObjectType({ description: 'A measure watched beside the board and never scored, as a funnel plot judges it.' })
export class WatchedMeasure {
  @Field(() => [DimensionIdEnum], { description: 'Held against cases alike in these.' }) readonly alike!: readonly DimensionId[];
  @Field(() => [FunnelPoint], { description: 'Outside the 99.8 % limits on the side that is to be looked into; of one, its own wherever it lies. Outside does not mean bad.' }) readonly apart!: readonly FunnelPoint[];
  @Field(() => Float, { description: 'How many of those judged would lie outside on that side by chance alone.' }) readonly chance!: number;
  @Field(() => Int, { description: 'Those with enough cases to be judged.' }) readonly judged!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => WatchSideEnum) readonly side!: Watched['side'];
  @Field(() => MetricValue) readonly total!: MetricValue;
}

@ObjectType({ description: 'What is watched beside the board, over its window.' })
export class BoardWatch {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => [WatchedMeasure]) readonly measures!: readonly WatchedMeasure[];
  @Field(() => LocalDate) readonly to!: string;
}

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { actorName } from '../../identity/actor-name.js';
import { MetricIdEnum, RankingModeEnum } from '../../graphql/enums.js';
import { LocalDate, Prose } from '../../graphql/scalars.js';
import type { RankingMode } from '../method.js';

@InputType()
export class WeightInput {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int) readonly points!: number;
}

@InputType()
export class DecideMethodInput {
  @Field(() => Int, { description: 'The newest version that was known.' }) readonly after!: number;
  @Field() readonly dataset!: string;
  @Field(() => Int) readonly publicWorkdays!: number;
  @Field(() => RankingModeEnum) readonly rankingMode!: RankingMode;
  @Field(() => Prose) readonly reason!: string;
  @Field(() => Int, { nullable: true, description: 'How many may be gold, 1 to 100; as many as in the newest version where it is left out.' }) readonly seats?: number | null;
  @Field(() => [WeightInput], { description: 'Of each indicator of the method, in points of 100.' }) readonly weights!: WeightInput[];
}

@ObjectType()
export class MethodWeight {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int) readonly points!: number;
}

@ObjectType({ description: 'A version of the method. Its weights and seats hold for windows that begin after it was decided; how places are shown, and for how long, holds for what begins from then on.' })
export class MethodVersion {
  @Field(() => String, { middleware: [actorName], nullable: true }) readonly decidedBy!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'null: the product’s own, as it comes.' }) readonly decidedOn!: string | null;
  @Field(() => Int) readonly publicWorkdays!: number;
  @Field(() => RankingModeEnum) readonly rankingMode!: RankingMode;
  @Field(() => String, { nullable: true }) readonly reason!: string | null;
  @Field(() => Int, { description: 'How many may be gold; never more than the zone.' }) readonly seats!: number;
  @Field(() => Int) readonly version!: number;
  @Field(() => [MethodWeight]) readonly weights!: readonly MethodWeight[];
}

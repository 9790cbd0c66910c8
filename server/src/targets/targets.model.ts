import { Field, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { MetricTarget } from '../metrics/control.model.js';

@ObjectType({ description: 'Whose cases something is said of: of all, or of one member of a dimension.' })
export class Whose {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Member) readonly member!: Member;
}

@ObjectType({ description: 'A target or reasonable interval as delivered with the reference data.' })
export class SetTarget {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => MetricTarget) readonly target!: MetricTarget;
  @Field(() => Whose, { nullable: true, description: 'null: all cases.' }) readonly whose!: Whose | null;
}

@ObjectType({ description: 'A day from which on the control chart of a metric is made anew, by decision of a person.' })
export class Baseline {
  @Field(() => LocalDate, { nullable: true, description: 'Limits come from the months up to this day alone; null where they follow the data.' }) readonly frozenUntil!: string | null;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => LocalisedText) readonly reason!: LocalisedText;
  @Field(() => LocalDate) readonly startsOn!: string;
  @Field(() => Whose, { nullable: true, description: 'null: all cases.' }) readonly whose!: Whose | null;
}

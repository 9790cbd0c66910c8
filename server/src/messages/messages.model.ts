import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { MetricIdEnum } from '../graphql/enums.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';
import { MetricValue } from '../metrics/metrics.model.js';

@InputType()
export class MessageStepsInput extends SelectionInput {
  @Field(() => RangeInput, { description: 'By the day a message was sent.' }) readonly range!: RangeInput;
}

@ObjectType({ description: 'A step of the notification funnel, of messages instead of cases.' })
export class MessageStep {
  @Field(() => MetricIdEnum, { description: "The metric that counts the same of each case's first message." }) readonly metric!: MetricId;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

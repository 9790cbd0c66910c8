import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { MetricIdEnum, TogetherFormEnum } from '../graphql/enums.js';
import type { TogetherForm } from '../narrative/finding.js';
import { LocalDate } from '../graphql/scalars.js';
import { FindingAnswer } from '../narrative/finding.model.js';

@InputType({ description: 'Metrics of a question that are told in one paragraph.' })
export class TogetherInput {
  @Field(() => TogetherFormEnum) readonly form!: TogetherForm;
  @Field(() => [MetricIdEnum], { description: 'Some of those the question asks for, in the order they are told.' }) readonly metrics!: MetricId[];
  @Field(() => LocalDate, { nullable: true, description: 'Of a month: the last complete one from this day on is told; none: the last complete one.' }) readonly since?: string | null;
}

@ObjectType({ description: 'What may be said of several metrics together.' })
export class Together {
  @Field(() => [FindingAnswer], { description: 'In order.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => TogetherFormEnum) readonly form!: TogetherForm;
  @Field(() => [MetricIdEnum]) readonly metrics!: readonly MetricId[];
}

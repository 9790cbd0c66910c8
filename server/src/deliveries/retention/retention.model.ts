import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../../graphql/scalars.js';
import { RoundAtRisk } from '../withdrawals/withdrawals.model.js';

@ObjectType({ description: 'How long closed cases of a dataset are kept, as it was set.' })
export class RetentionRule {
  @Field(() => Int, { nullable: true, description: 'Counted from the closing. Null: without an end.' }) readonly years!: number | null;
  @Field() readonly reason!: string;
  @Field({ description: 'In the time of the institution.' }) readonly setAt!: string;
  @Field({ description: 'Who set it.' }) readonly setBy!: string;
}

@ObjectType({ description: 'What is kept of a dataset, and since when nothing is missing.' })
export class Retention {
  @Field(() => [RetentionRule], { description: 'The newest holds.' }) readonly rules!: readonly RetentionRule[];
  @Field(() => String, { nullable: true, description: 'When rules are applied by themselves, HH:MM each night; null: by hand only.' }) readonly nightlyAt!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Cases closed before this day were deleted: no figure of the time before is complete. Null: none were.' }) readonly deletedBefore!: string | null;
}

@ObjectType({ description: 'What is deleted of a source.' })
export class OldOfSource {
  @Field() readonly source!: string;
  @Field(() => Int) readonly cases!: number;
  @Field(() => Int, { description: 'Delivered versions of them.' }) readonly versions!: number;
}

@ObjectType({ description: 'A month of closing that loses cases.' })
export class EmptiedMonth {
  @Field({ description: 'YYYY-MM.' }) readonly month!: string;
  @Field(() => Int) readonly deleted!: number;
  @Field(() => Int, { description: 'Closed cases that stay.' }) readonly left!: number;
}

@ObjectType({ description: 'What deleting for age would do. Nothing has been done. Backups made before still hold what goes.' })
export class RetentionPlan {
  @Field(() => Int) readonly years!: number;
  @Field(() => LocalDate, { description: 'Cases closed for good before this day go; history begins with it.' }) readonly closedBefore!: string;
  @Field(() => Int, { description: 'What it was worked out from: named when it is carried out, so that nothing else is done than was shown.' }) readonly dataVersion!: number;
  @Field(() => Int) readonly cases!: number;
  @Field(() => Int, { description: 'Delivered versions of them.' }) readonly versions!: number;
  @Field(() => [OldOfSource]) readonly sources!: readonly OldOfSource[];
  @Field(() => [EmptiedMonth], { description: 'Oldest first.' }) readonly months!: readonly EmptiedMonth[];
  @Field(() => Int, { description: 'Excellent cases that tell of one of them: they stay, as de-identified as they are.' }) readonly excellent!: number;
  @Field(() => [RoundAtRisk], { description: 'Public and final rounds of the board that reach back before that day: they could not be made again, and cases are deleted only if that is said expressly.' }) readonly rounds!: readonly RoundAtRisk[];
}

@ObjectType({ description: 'What was deleted for age.' })
export class Retained {
  @Field(() => LocalDate) readonly closedBefore!: string;
  @Field(() => Int) readonly cases!: number;
  @Field(() => Int) readonly versions!: number;
  @Field(() => [Int], { description: 'The numbers of the acts, one a source; the last is the data version in force. Empty where nothing was old enough.' }) readonly acts!: readonly number[];
}

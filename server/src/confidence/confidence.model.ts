import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Aspect, DimensionId, Grade } from '@concord/sql';
import { AspectEnum, DimensionIdEnum, GradeEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { RangeInput, SelectionInput } from '../graphql/selection.input.js';
import { LocalisedText, Member } from '../graphql/words.model.js';

@InputType()
export class ConfidenceInput extends SelectionInput {
  @Field(() => DimensionIdEnum, { defaultValue: 'source', description: 'source, institution, branch, region, organisation or team.' }) readonly by!: DimensionId;
  @Field(() => RangeInput, { description: 'By date of receipt.' }) readonly range!: RangeInput;
}

@ObjectType({ description: 'Something beyond its limit: atFault of cases make measured.' })
export class ConfidenceReason {
  @Field(() => AspectEnum) readonly aspect!: Aspect;
  @Field(() => Int) readonly atFault!: number;
  @Field(() => Int) readonly cases!: number;
  @Field() readonly check!: string;
  @Field({ description: 'Empty when it is about no column in particular; the days themselves where it is about days.' }) readonly column!: string;
  @Field(() => LocalisedText, { nullable: true }) readonly columnLabel!: LocalisedText | null;
  @Field(() => Int, { description: 'Rows that were rejected beside atFault, corrected since, and came in.' }) readonly corrected!: number;
  @Field(() => GradeEnum) readonly grade!: Grade;
  @Field({ description: 'measured and threshold are shares from 0 to 1; otherwise numbers of cases.' }) readonly isShare!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Float) readonly measured!: number;
  @Field(() => Float) readonly threshold!: number;
}

@ObjectType()
export class MonthConfidence {
  @Field(() => Int) readonly cases!: number;
  @Field(() => GradeEnum, { nullable: true, description: 'Null: fewer than 10 cases, not graded.' }) readonly grade!: Grade | null;
  @Field(() => LocalDate, { description: 'First day of the month of receipt.' }) readonly month!: string;
  @Field(() => [ConfidenceReason], { description: 'The gravest first; none with an A.' }) readonly reasons!: readonly ConfidenceReason[];
}

@ObjectType()
export class MemberConfidence {
  @Field(() => Member) readonly member!: Member;
  @Field(() => [MonthConfidence], { description: 'Months with cases, oldest first.' }) readonly months!: readonly MonthConfidence[];
  @Field(() => GradeEnum, { nullable: true }) readonly worst!: Grade | null;
}

@ObjectType({ description: 'How far figures can be trusted, by month of receipt. A: nothing beyond its limit; B, C, D: something beyond it, beyond twice, beyond four times it (a limit of 0 is graded as 0.0005).' })
export class Confidence {
  @Field(() => Int, { description: 'Member-months graded C or D.' }) readonly belowB!: number;
  @Field(() => Int, { description: 'Member-months that have a grade.' }) readonly graded!: number;
  @Field(() => [MemberConfidence], { description: 'The worst first.' }) readonly rows!: readonly MemberConfidence[];
  @Field(() => GradeEnum, { nullable: true, description: 'The worst grade of all; null when nothing is graded.' }) readonly worst!: Grade | null;
}

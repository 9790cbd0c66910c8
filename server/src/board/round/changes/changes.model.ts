import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { CaseChange } from '../../../cases/cases.model.js';
import { CountedAsEnum, MetricIdEnum, MoveKindEnum } from '../../../graphql/enums.js';
import { MovedDefinition } from '../basis/round-method.model.js';
import { BoardMovement } from '../rounds.model.js';
import type { CountedAs, MoveKind } from '../terms.js';

@ObjectType({ description: 'How a case counts for a measure of the board on either side.' })
export class MovedCount {
  @Field(() => CountedAsEnum) readonly after!: CountedAs;
  @Field(() => CountedAsEnum) readonly before!: CountedAs;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
}

@ObjectType({ description: 'A case that one board rests on otherwise than another.' })
export class MovedCase {
  @Field() readonly caseId!: string;
  @Field(() => [CaseChange], { description: 'Columns the board rests on; empty where there was no such case on one side.' }) readonly changes!: readonly CaseChange[];
  @Field(() => [MovedCount], { description: 'Measures for which it counts otherwise.' }) readonly counts!: readonly MovedCount[];
  @Field(() => [MoveKindEnum]) readonly kinds!: readonly MoveKind[];
  @Field(() => [String], { description: 'Who answered for it before, and who does after, by code.' }) readonly people!: readonly string[];
  @Field() readonly source!: string;
}

@ObjectType({ description: 'What is different between two boards of a round.' })
export class RoundChanges {
  @Field(() => [MovedCase], { description: 'By source and id, 200 at most.' }) readonly cases!: readonly MovedCase[];
  @Field(() => Int) readonly casesTotal!: number;
  @Field(() => [MovedDefinition], { description: 'Definitions that are not the same for both; none where one of the boards did not keep them.' }) readonly definitions!: readonly MovedDefinition[];
  @Field(() => [BoardMovement]) readonly people!: readonly BoardMovement[];
  @Field(() => [Int], { description: 'Loads that either board rests on and that were taken back since: no cases are told then.' }) readonly takenBack!: readonly number[];
}

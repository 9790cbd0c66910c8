import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { enumOf, MetricIdEnum } from '../graphql/enums.js';
import { Prose, Timestamp } from '../graphql/scalars.js';
import { FilterInput } from '../graphql/selection.input.js';
import { actorName } from '../identity/actor-name.js';
import { LinkedNumber, LinkedNumberInput } from '../linked/linked.model.js';
import { THREAD_STATES, type ThreadState } from './comment.js';

const ThreadStateEnum = enumOf<ThreadState>('ThreadState', THREAD_STATES);

@InputType()
export class CommentsInput {
  @Field() readonly dataset!: string;
  @Field(() => [FilterInput], { defaultValue: [], description: 'Those whose number is of cases that these keep.' }) readonly filters!: FilterInput[];
  @Field(() => MetricIdEnum, { nullable: true }) readonly metric?: MetricId | null;
  @Field(() => [ThreadStateEnum], { nullable: true }) readonly states?: ThreadState[] | null;
}

@InputType()
export class NewThreadInput {
  @Field() readonly dataset!: string;
  @Field({ defaultValue: false, description: 'It is a decision; for whoever may decide.' }) readonly isDecision!: boolean;
  @Field(() => [ID], { defaultValue: [], description: 'Accounts it names.' }) readonly mentions!: string[];
  @Field(() => LinkedNumberInput) readonly number!: LinkedNumberInput;
  @Field(() => Prose) readonly text!: string;
}

@InputType()
export class NewCommentInput {
  @Field({ defaultValue: false }) readonly isDecision!: boolean;
  @Field(() => [ID], { defaultValue: [] }) readonly mentions!: string[];
  @Field(() => Int, { nullable: true, description: 'The comment that it answers.' }) readonly replyTo?: number | null;
  @Field(() => Prose) readonly text!: string;
}

@ObjectType()
export class Mentioned {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
}

@ObjectType()
export class EarlierText {
  @Field(() => Timestamp, { description: 'When it was replaced.' }) readonly at!: string;
  @Field() readonly text!: string;
}

@ObjectType()
export class ThreadComment {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => [EarlierText], { description: 'What it was before, oldest first.' }) readonly earlier!: readonly EarlierText[];
  @Field(() => Timestamp, { nullable: true }) readonly editedAt!: string | null;
  @Field() readonly isDecision!: boolean;
  @Field({ description: 'The viewer wrote it, and may change it.' }) readonly isOwn!: boolean;
  @Field(() => [Mentioned]) readonly mentions!: readonly Mentioned[];
  @Field(() => Int, { nullable: true }) readonly replyTo!: number | null;
  @Field(() => Int, { description: 'What it is known by in its thread.' }) readonly seq!: number;
  @Field() readonly text!: string;
}

@ObjectType({ description: 'It was resolved, or taken up again.' })
export class ThreadChange {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => ThreadStateEnum) readonly state!: ThreadState;
}

@ObjectType({ description: 'What people say to one number.' })
export class CommentThread {
  @Field(() => [ThreadComment], { description: 'Oldest first.' }) readonly comments!: readonly ThreadComment[];
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field({ middleware: [actorName] }) readonly createdBy!: string;
  @Field(() => ID) readonly id!: string;
  @Field({ description: 'The viewer began it or may decide: they resolve it and take it up again.' }) readonly maySettle!: boolean;
  @Field(() => LinkedNumber) readonly number!: LinkedNumber;
  @Field(() => ThreadStateEnum) readonly state!: ThreadState;
  @Field(() => [ThreadChange]) readonly steps!: readonly ThreadChange[];
}

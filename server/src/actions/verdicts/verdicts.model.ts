import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { FollowUp } from '../../follow-up/follow-up.model.js';
import { enumOf } from '../../graphql/enums.js';
import { LocalisedText } from '../../graphql/words.model.js';
import { ActionEffect, KeptVerdict } from '../actions.model.js';

/** Why an action is not followed up by reckoning. */
export const NOT_FOLLOWED = ['no_effect', 'no_number'] as const;
/** One of these. */
export type NotFollowed = (typeof NOT_FOLLOWED)[number];
const NotFollowedEnum = enumOf<NotFollowed>('NotFollowed', NOT_FOLLOWED, 'no_number: it rests on no number. no_effect: nobody said what it was to bring.');

@ObjectType({ description: 'What became of the metric an action was to move.' })
export class ActionFollowUp {
  @Field(() => ActionEffect, { nullable: true, description: 'What the verdict goes by.' }) readonly declared!: ActionEffect | null;
  @Field(() => FollowUp, { nullable: true, description: 'By the data as they are.' }) readonly followUp!: FollowUp | null;
  @Field(() => [KeptVerdict], { description: 'What was said at its review, and of later data.' }) readonly kept!: readonly KeptVerdict[];
  @Field(() => NotFollowedEnum, { nullable: true }) readonly why!: NotFollowed | null;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
}

@ObjectType()
export class VerdictShare {
  @Field(() => Float) readonly high!: number;
  @Field(() => Float) readonly low!: number;
  @Field(() => Float) readonly value!: number;
}

@ObjectType()
export class VerdictCounts {
  @Field(() => Int) readonly improved!: number;
  @Field(() => Int) readonly no_evidence!: number;
  @Field(() => Int) readonly not_judged!: number;
  @Field(() => Int) readonly too_early!: number;
  @Field(() => Int) readonly worse!: number;
}

@ObjectType({ description: 'How far past verdicts could be relied on: those called improved, judged again three months later.' })
export class VerdictPrecision {
  @Field(() => Int, { description: 'Of those called improved, judged again.' }) readonly again!: number;
  @Field(() => Int, { description: 'Of those, no evidence by later data.' }) readonly faded!: number;
  @Field(() => Int, { description: 'Of those, still improved.' }) readonly held!: number;
  @Field(() => VerdictShare, { nullable: true, description: 'held of again, with Wilson’s interval.' }) readonly precision!: VerdictShare | null;
  @Field(() => VerdictCounts, { description: 'What was said at reviews.' }) readonly reviewed!: VerdictCounts;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
  @Field(() => Int, { description: 'Of those, worse by later data.' }) readonly turned!: number;
  @Field(() => Int, { description: 'Called improved and not judged again yet.' }) readonly waiting!: number;
}

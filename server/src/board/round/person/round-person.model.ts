import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Tier } from '../../../stats/ranking/award.js';
import { MetricIdEnum, PartEnum, RoundMismatchEnum, RoundPhaseEnum, TierEnum } from '../../../graphql/enums.js';
import type { MetricId, Part } from '@concord/sql';
import { LocalDate } from '../../../graphql/scalars.js';
import { Member } from '../../../graphql/words.model.js';
import { BoardStratum, WholeBoardFigures } from '../../board.model.js';
import { Appeal, RoundRow } from '../rounds.model.js';
import type { Mismatch, Phase } from '../terms.js';

@InputType()
export class RoundCasesInput {
  @Field(() => String, { nullable: true, description: '`after` of the page before.' }) readonly after?: string | null;
  @Field(() => Int, { defaultValue: 50 }) readonly first!: number;
  @Field() readonly mediator!: string;
  @Field(() => MetricIdEnum, { description: 'A measure the round is scored by.' }) readonly metric!: MetricId;
  @Field(() => PartEnum, { defaultValue: 'denominator' }) readonly part!: Part;
  @Field(() => ID) readonly round!: string;
}

@ObjectType({ description: 'Somebody else on the board, by tier alone.' })
export class RoundPeer {
  @Field(() => Member) readonly mediator!: Member;
  @Field(() => TierEnum, { nullable: true }) readonly tier!: Tier;
}

@ObjectType({ description: 'One person’s place in a round, on the data version the round was made of, with the strata behind it and how it can be contested. Of everybody else it tells the tier alone.' })
export class RoundPerson extends WholeBoardFigures {
  @Field(() => [Appeal], { description: 'Their own.' }) readonly appeals!: readonly Appeal[];
  @Field(() => ID) readonly id!: string;
  @Field({ description: 'An appeal made today is heard: the round is public and its last day has not passed.' }) readonly isOpenToAppeals!: boolean;
  @Field({ description: 'Made again from its data version, their figures are those the round keeps. Where they are not, no strata are told.' }) readonly isReproduced!: boolean;
  @Field(() => RoundMismatchEnum, { nullable: true, description: 'Why they are not.' }) readonly mismatch!: Mismatch | null;
  @Field(() => Int) readonly methodVersion!: number;
  @Field({ description: 'An appeal was upheld: data is to be corrected at its source and the board made again.' }) readonly mustRecompute!: boolean;
  @Field(() => LocalDate, { nullable: true, description: 'The last day on which an appeal is heard.' }) readonly objectionsUntil!: string | null;
  @Field(() => Int, { description: 'How many others are on the board.' }) readonly others!: number;
  @Field(() => [RoundPeer], { description: 'By code; without who is looked into.' }) readonly peers!: readonly RoundPeer[];
  @Field(() => RoundPhaseEnum) readonly phase!: Phase;
  @Field(() => LocalDate, { nullable: true }) readonly publishedOn!: string | null;
  @Field(() => RoundRow, { description: 'Without a place while it is looked into.' }) readonly row!: RoundRow;
  @Field(() => [BoardStratum]) readonly strata!: readonly BoardStratum[];
  @Field() readonly title!: string;
}

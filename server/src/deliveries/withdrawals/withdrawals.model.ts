import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { RestingRound } from '@concord/sql';
import type { Phase } from '../../board/round/terms.js';
import { RoundPhaseEnum } from '../../graphql/enums.js';

@ObjectType({ description: 'A load that was taken back.' })
export class Withdrawn {
  @Field(() => Int, { description: 'The number of the act itself, which is the data version it made.' }) readonly loadNo!: number;
  @Field(() => Int) readonly withdrawnNo!: number;
  @Field({ description: 'It had been taken back before; nothing was done.' }) readonly already!: boolean;
  @Field(() => Int, { description: 'Cases that hold the version before.' }) readonly restored!: number;
  @Field(() => Int, { description: 'Cases nobody else had brought.' }) readonly removed!: number;
  @Field(() => Int, { description: 'Cases that count again.' }) readonly returned!: number;
  @Field(() => Int, { description: 'Cases that stay as they are: a later load brought them, too.' }) readonly kept!: number;
}

@ObjectType({ description: 'What becomes of a later load when one before it is taken back.' })
export class TouchedLoad {
  @Field(() => Int) readonly loadNo!: number;
  @Field(() => Int, { description: 'Cases whose version passes to it, for it delivered the same.' }) readonly takesOver!: number;
  @Field(() => Int, { description: 'Cases it restated, which are compared with an earlier version from then on.' }) readonly comparedAnew!: number;
  @Field(() => Int, { description: 'Cases it noted as missing that nobody else ever brought.' }) readonly forgets!: number;
}

@ObjectType({ description: 'A round of the board that rests on a load.' })
export class RoundAtRisk {
  @Field(() => ID) readonly id!: string;
  @Field(() => RoundPhaseEnum) readonly phase!: Phase;
  @Field() readonly title!: string;
}

/** A round of the store, as a plan tells it; rounds that rest on loads are public or final. */
export const summaryOfResting = ({ id, title, phase }: RestingRound): RoundAtRisk => ({ id, title, phase: phase === 'final' ? 'final' : 'published' });

@ObjectType({ description: 'What taking a load back would change. Nothing has been done.' })
export class WithdrawalPlan {
  @Field(() => Int) readonly loadNo!: number;
  @Field(() => Int, { description: 'What it was worked out from: named when it is carried out, so that nothing else is done than was shown.' }) readonly dataVersion!: number;
  @Field(() => Int, { description: 'Cases that will hold the version before.' }) readonly restored!: number;
  @Field(() => Int, { description: 'Cases that go, for nobody else brought them.' }) readonly removed!: number;
  @Field(() => Int, { description: 'Cases that count again.' }) readonly returned!: number;
  @Field(() => Int, { description: 'Cases that stay as they are: a later load brought them, too.' }) readonly kept!: number;
  @Field(() => [TouchedLoad], { description: 'Later loads that are touched, oldest first.' }) readonly later!: readonly TouchedLoad[];
  @Field(() => [RoundAtRisk], { description: 'Public and final rounds of the board that rest on it: without it they cannot be made again, and it is taken back only if that is said expressly.' }) readonly rounds!: readonly RoundAtRisk[];
  @Field(() => [Int], { description: 'Loads of the same files come again: what they delivered goes, too.' }) readonly repeats!: readonly number[];
}

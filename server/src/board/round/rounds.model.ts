import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { MetricId } from '@concord/sql';
import { actorName } from '../../identity/actor-name.js';
import { AppealCorrectionEnum, AppealGroundEnum, BoardPhaseEnum, DisqualifierEnum, JobStateEnum, MovedByEnum, RankingModeEnum, MetricIdEnum, RoundEventKindEnum, RoundMismatchEnum, RoundPhaseEnum, TierEnum } from '../../graphql/enums.js';
import { LocalDate, Prose, Timestamp } from '../../graphql/scalars.js';
import type { Tier } from '../../stats/ranking/award.js';
import { JobFailure } from '../../deliveries/deliveries.model.js';
import { BoardReason, BoardRow, WholeBoardFigures } from '../board.model.js';
import type { RankingMode } from '../method.js';
import { MovedDefinition, RoundMethod } from './basis/round-method.model.js';
import type { RoundEvent } from './round.js';
import type { BoardPhase, Correction, Disqualifier, Ground, Mismatch, Phase, MovedBy } from './terms.js';

@InputType()
export class BeginRoundInput {
  @Field(() => LocalDate, { description: 'Last day of the window.' }) readonly cutOff!: string;
  @Field() readonly dataset!: string;
  @Field() readonly title!: string;
}

@InputType()
export class DisqualifyInput {
  @Field(() => Prose) readonly evidence!: string;
  @Field({ description: 'False: under investigation; the place is withheld and nobody is left out.' }) readonly isProven!: boolean;
  @Field() readonly person!: string;
  @Field(() => ID) readonly round!: string;
  @Field(() => DisqualifierEnum) readonly why!: Disqualifier;
}

@InputType()
export class AppealInput {
  @Field(() => [String], { defaultValue: [], description: 'The cases it is about.' }) readonly cases!: string[];
  @Field(() => AppealGroundEnum) readonly ground!: Ground;
  @Field() readonly person!: string;
  @Field(() => ID) readonly round!: string;
  @Field(() => Prose) readonly text!: string;
}

@ObjectType()
export class BoardMark {
  @Field() readonly evidence!: string;
  @Field() readonly proven!: boolean;
  @Field(() => DisqualifierEnum) readonly why!: Disqualifier;
}

@ObjectType()
export class RoundRow extends BoardRow {
  @Field(() => String, { nullable: true, description: 'Why the committee gave a candidate a seat that nobody had earned.' }) readonly chosen!: string | null;
  @Field(() => BoardMark, { nullable: true }) readonly mark!: BoardMark | null;
  @Field({ description: 'Under investigation: the place is not told.' }) readonly withheld!: boolean;
}

@ObjectType()
export class RoundBoard extends WholeBoardFigures {
  @Field(() => [RoundRow]) readonly rows!: readonly RoundRow[];
}

@ObjectType()
export class Appeal {
  @Field(() => Timestamp) readonly at!: string;
  @Field(() => [String]) readonly cases!: readonly string[];
  @Field(() => AppealCorrectionEnum, { nullable: true, description: 'Of one that was upheld; null while neither its cases nor the committee say that it was corrected.' }) readonly correction!: Correction | null;
  @Field(() => String, { nullable: true }) readonly correctionReason!: string | null;
  @Field(() => Int, { description: 'Of the board it is about.' }) readonly dataVersion!: number;
  @Field(() => AppealGroundEnum) readonly ground!: Ground;
  @Field(() => ID) readonly id!: string;
  @Field() readonly person!: string;
  @Field(() => String, { nullable: true }) readonly reason!: string | null;
  @Field() readonly text!: string;
  @Field(() => Boolean, { nullable: true, description: 'null: not answered yet.' }) readonly upheld!: boolean | null;
}

@ObjectType({ description: 'Something that was done in a round.' })
export class RoundLogEntry {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => RoundEventKindEnum) readonly kind!: RoundEvent['kind'];
  @Field(() => String, { nullable: true }) readonly person!: string | null;
  @Field(() => Int) readonly seq!: number;
  @Field(() => String, { nullable: true }) readonly text!: string | null;
}

@ObjectType({ description: 'Where somebody stood; n, observed and expected are those of the indicator held against the like.' })
export class Stand {
  @Field(() => Float) readonly expected!: number;
  @Field(() => Float, { nullable: true }) readonly inZone!: number | null;
  @Field(() => Int) readonly n!: number;
  @Field(() => Int) readonly observed!: number;
  @Field(() => Float) readonly score!: number;
  @Field(() => TierEnum, { nullable: true }) readonly tier!: Tier;
}

@ObjectType({ description: 'Points of the score that an indicator moved by.' })
export class MovementCause {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Float) readonly points!: number;
}

@ObjectType({ description: 'What is different for somebody between two boards.' })
export class BoardMovement {
  @Field(() => Stand, { nullable: true }) readonly after!: Stand | null;
  @Field(() => Stand, { nullable: true }) readonly before!: Stand | null;
  @Field(() => [MovementCause]) readonly causes!: readonly MovementCause[];
  @Field(() => [MovedByEnum]) readonly movedBy!: readonly MovedBy[];
  @Field(() => [BoardReason], { description: 'What they are left out for now, where they were not before.' }) readonly reasons!: readonly BoardReason[];
  @Field() readonly person!: string;
}

@ObjectType()
export class RoundSummary {
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field({ middleware: [actorName] }) readonly createdBy!: string;
  @Field(() => LocalDate) readonly cutOff!: string;
  @Field() readonly dataset!: string;
  @Field(() => ID) readonly id!: string;
  @Field(() => Int) readonly methodVersion!: number;
  @Field(() => RoundPhaseEnum) readonly phase!: Phase;
  @Field(() => Int, { description: 'Working days it is public before it can become final.' }) readonly publicWorkdays!: number;
  @Field(() => RankingModeEnum) readonly rankingMode!: RankingMode;
  @Field(() => Int) readonly seats!: number;
  @Field() readonly title!: string;
}

@ObjectType({ description: 'A board that was computed in a round.' })
export class RoundComputation {
  @Field(() => Timestamp) readonly at!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => Int, { description: 'The number of what was done; it names the board within its round.' }) readonly seq!: number;
}

@ObjectType({ description: 'What a committee found: who sat, and why the board may go out.' })
export class RoundReview {
  @Field(() => [String]) readonly members!: readonly string[];
  @Field() readonly reason!: string;
}

@ObjectType({ description: 'A round of the board: draft, computed, published (公示), final.' })
export class BoardRound extends RoundSummary {
  @Field(() => [Appeal]) readonly appeals!: readonly Appeal[];
  @Field(() => RoundBoard, { nullable: true }) readonly board!: RoundBoard | null;
  @Field(() => [BoardMovement], { description: 'What the newest computation changed against the one before.' }) readonly changes!: readonly BoardMovement[];
  @Field(() => [RoundComputation], { description: 'Every board that was computed, oldest first.' }) readonly computations!: readonly RoundComputation[];
  @Field(() => [RoundLogEntry]) readonly log!: readonly RoundLogEntry[];
  @Field(() => RoundMethod, { nullable: true, description: 'What the board was made by; null where nothing was computed, or methods were not kept with rounds yet.' }) readonly method!: RoundMethod | null;
  @Field({ description: 'An appeal was upheld: data is to be corrected at its source and the board made again. True until its cases have changed, or the committee says that they were corrected.' }) readonly mustRecompute!: boolean;
  @Field(() => LocalDate, { nullable: true }) readonly objectionsUntil!: string | null;
  @Field(() => LocalDate, { nullable: true }) readonly publishedOn!: string | null;
  @Field(() => RoundReview, { nullable: true, description: 'Of the board as it stands; what changes it undoes the review.' }) readonly reviewed!: RoundReview | null;
}

@ObjectType({ description: 'The making of a round’s board, in the background.' })
export class BoardJob {
  @Field(() => Int, { description: 'Parts of the work that are done, of total.' }) readonly done!: number;
  @Field(() => JobFailure, { nullable: true }) readonly failure!: JobFailure | null;
  @Field(() => ID) readonly id!: string;
  @Field(() => BoardPhaseEnum) readonly phase!: BoardPhase;
  @Field(() => JobStateEnum) readonly state!: keyof typeof JobStateEnum;
  @Field(() => Int) readonly total!: number;
}

@ObjectType({ description: 'A board made again from its data version; equal fingerprints are the same to the last digit.' })
export class RoundCheck {
  @Field(() => String, { nullable: true, description: 'null: it was not made again.' }) readonly again!: string | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => [MovedDefinition], { description: 'Definitions that are not what they were when the board was computed.' }) readonly definitions!: readonly MovedDefinition[];
  @Field() readonly fingerprint!: string;
  @Field({ description: 'False: of a time when methods were not kept with rounds; it was made again by the version of the method as the program has it now.' }) readonly isMethodKept!: boolean;
  @Field({ description: 'The same in every place, tier and digit told.' }) readonly isReproduced!: boolean;
  @Field(() => Float, { nullable: true, description: 'Of any two numbers, over the larger; null where the boards differ in anything else. 1e-9 and less are last bits of other mathematics.' }) readonly largestDifference!: number | null;
  @Field(() => RoundMismatchEnum, { nullable: true, description: 'Why it is not the same.' }) readonly mismatch!: Mismatch | null;
  @Field(() => [Int], { description: 'Loads it rests on that were taken back since.' }) readonly takenBack!: readonly number[];
}

import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import type { Tier } from '../stats/ranking/award.js';
import { Inseparable } from '../comparisons/funnel-plot.model.js';
import { DimensionIdEnum, MetricIdEnum, RankingModeEnum, ReasonCodeEnum, TierEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { SelectionInput } from '../graphql/selection.input.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import type { ReasonCode } from './eligibility.js';
import type { RankingMode } from './method.js';

@InputType()
export class BoardInput extends SelectionInput {
  @Field(() => LocalDate, { nullable: true, description: 'Last day of the window; the last day the data know when left out.' }) readonly cutOff?: string | null;
  @Field(() => Int, { defaultValue: 10, description: 'How many may be gold; never more than the zone.' }) readonly seats!: number;
}

@ObjectType({ description: 'Why somebody cannot be placed: what was found, and what the method asks for (cases, months, or a share).' })
export class BoardReason {
  @Field(() => Float) readonly asked!: number;
  @Field(() => ReasonCodeEnum) readonly code!: ReasonCode;
  @Field(() => Float) readonly found!: number;
  @Field(() => MetricIdEnum, { nullable: true }) readonly metric!: MetricId | null;
}

@ObjectType({ description: 'One person in one indicator. Excess and shrunk are shares: so many points of a hundred above or below the like.' })
export class BoardPersonIndicator {
  @Field(() => Float) readonly excess!: number;
  @Field(() => Float) readonly expected!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int) readonly n!: number;
  @Field(() => Int) readonly observed!: number;
  @Field(() => Float, { description: 'Share of the cases in strata where peers have at least 30.' }) readonly overlap!: number;
  @Field(() => Float) readonly points!: number;
  @Field(() => Float) readonly pointsSd!: number;
  @Field(() => Float, { description: 'Share of the excess that is kept.' }) readonly reliability!: number;
  @Field(() => Float) readonly shrunk!: number;
  @Field(() => Float) readonly shrunkSd!: number;
}

@ObjectType()
export class BoardRow {
  @Field(() => [BoardPersonIndicator]) readonly indicators!: readonly BoardPersonIndicator[];
  @Field(() => Float, { nullable: true, description: 'P(true place among the seats); null when not eligible.' }) readonly inSeats!: number | null;
  @Field(() => Float, { nullable: true, description: 'P(true place in the zone); null when not eligible.' }) readonly inZone!: number | null;
  @Field(() => Member) readonly mediator!: Member;
  @Field(() => Inseparable, { nullable: true, description: 'Places the data leave open, where places are told (ordinal).' }) readonly place!: Inseparable | null;
  @Field(() => [BoardReason], { description: 'Empty: eligible.' }) readonly reasons!: readonly BoardReason[];
  @Field(() => Float) readonly score!: number;
  @Field(() => Float) readonly sd!: number;
  @Field(() => TierEnum, { nullable: true }) readonly tier!: Tier;
}

@ObjectType({ description: 'One indicator over everybody.' })
export class BoardIndicator {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Float, { nullable: true }) readonly overall!: number | null;
  @Field(() => Int, { description: 'Of those the viewer may see.' }) readonly people!: number;
  @Field(() => Float, { description: 'Share of the differences between people that is no chance, for a person of median size.' }) readonly rankability!: number;
  @Field(() => Float, { description: 'Spread of true values, in shares; 0: people cannot be told apart.' }) readonly tau!: number;
  @Field(() => Float) readonly weight!: number;
}

@ObjectType({ description: 'The rule a board is made by.' })
export class BoardMethod {
  @Field() readonly id!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => [DimensionIdEnum]) readonly strata!: readonly DimensionId[];
  @Field(() => Int) readonly version!: number;
}

@ObjectType({ isAbstract: true })
export abstract class BoardFigures {
  @Field(() => LocalDate) readonly cutOff!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => [MetricIdEnum], { description: 'Indicators nobody is scored by: no cases, or too few answers.' }) readonly dropped!: readonly MetricId[];
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => [BoardIndicator]) readonly indicators!: readonly BoardIndicator[];
  @Field(() => [Inseparable], { description: 'Runs of places, from the top.' }) readonly inseparable!: readonly Inseparable[];
  @Field(() => RankingModeEnum, { description: 'off: nobody is placed. tiers: by name within a tier. ordinal: with the places the data leave open.' }) readonly rankingMode!: RankingMode;
  @Field(() => Inseparable, { nullable: true, description: 'Places of which the data do not say whether they are worth a seat, by the chance of a place in the zone; null where seats are not short, or the border is clear.' }) readonly seatBorder!: Inseparable | null;
  @Field(() => Inseparable, { nullable: true, description: 'Places of which the data do not say whether they are in the zone; null where the border is clear.' }) readonly zoneBorder!: Inseparable | null;
}

@ObjectType({ isAbstract: true })
export abstract class WholeBoardFigures extends BoardFigures {
  @Field(() => Int) readonly eligible!: number;
  @Field(() => Int) readonly seats!: number;
  @Field(() => Int) readonly zone!: number;
}

@ObjectType({ isAbstract: true })
export abstract class TrialFigures extends BoardFigures {
  @Field(() => Int, { nullable: true, description: 'null where told to who may not see everybody.' }) readonly eligible!: number | null;
  @Field(() => Int, { nullable: true, description: 'null where told to who may not see everybody.' }) readonly seats!: number | null;
  @Field(() => Int, { nullable: true, description: 'null where told to who may not see everybody.' }) readonly zone!: number | null;
}

@ObjectType({ description: 'Mediators held against the like, on one data version: against everybody of the dataset, with the rows the viewer may see.' })
export class Board extends TrialFigures {
  @Field(() => BoardMethod) readonly method!: BoardMethod;
  @Field(() => [BoardRow], { description: 'By code of the mediator.' }) readonly rows!: readonly BoardRow[];
}

@ObjectType({ description: 'Somebody whose tier depends on a weight.' })
export class TierMove {
  @Field(() => TierEnum, { nullable: true }) readonly from!: Tier;
  @Field() readonly person!: string;
  @Field(() => TierEnum, { nullable: true }) readonly to!: Tier;
}

@ObjectType({ description: 'One weight moved, the others scaled so that all add up to 1, and who would then be in another tier.' })
export class BoardWeightShift {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => [TierMove]) readonly moves!: readonly TierMove[];
  @Field(() => Float) readonly shifted!: number;
  @Field(() => Float) readonly weight!: number;
}

@ObjectType({ description: 'A person’s cases of one stratum; the path is shorter where strata were put together.' })
export class BoardStratum {
  @Field(() => Float) readonly expected!: number;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int) readonly n!: number;
  @Field(() => Int) readonly observed!: number;
  @Field(() => [Member]) readonly path!: readonly Member[];
}

@ObjectType({ description: 'One person’s part of the board, with the strata behind it.' })
export class BoardPerson extends TrialFigures {
  @Field(() => BoardMethod) readonly method!: BoardMethod;
  @Field(() => Int, { description: 'How many others are on the board, of those the viewer may see.' }) readonly others!: number;
  @Field(() => BoardRow) readonly row!: BoardRow;
  @Field(() => [BoardStratum]) readonly strata!: readonly BoardStratum[];
}

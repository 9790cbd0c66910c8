import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AlertEvent, AlertKind, AlertState, AlertStrength, AlertVerdict, Bucket, DimensionId, MetricId } from '@concord/sql';
import { actorName } from '../identity/actor-name.js';
import { BucketEnum, ControlRuleEnum, DimensionIdEnum, MetricIdEnum, PartEnum, UnitEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { FilterInput } from '../graphql/selection.input.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import type { SignalFigures as Figures } from './figures.js';
import { SignalEventEnum, SignalKindEnum, SignalMethodEnum, SignalStateEnum, SignalStrengthEnum, SignalVerdictEnum } from './signal-enums.js';

@InputType()
export class SignalsInput {
  @Field() readonly dataset!: string;
  @Field(() => [SignalKindEnum], { nullable: true, description: 'Signals with a reason of these kinds; null: every kind.' }) readonly kinds?: AlertKind[] | null;
  @Field(() => [SignalStateEnum], { nullable: true, description: 'Null: every state.' }) readonly states?: AlertState[] | null;
  @Field({ defaultValue: false, description: 'Also those that the newest data no longer show.' }) readonly withCleared!: boolean;
  @Field(() => [FilterInput], { defaultValue: [], description: 'Only signals about these members: one that is about all of a dimension is not.' }) readonly filters!: FilterInput[];
}

@ObjectType()
export class SignalPeriod {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate) readonly to!: string;
}

@ObjectType({ description: 'A member of a dimension that a signal is about.' })
export class SignalSubject {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Member) readonly member!: Member;
}

@ObjectType({ description: 'The series that was judged, oldest first.' })
export class SignalTrend {
  @Field(() => BucketEnum) readonly bucket!: Bucket;
  @Field(() => [LocalDate]) readonly from!: readonly string[];
  @Field(() => [Float], { nullable: 'items', description: 'null where nothing may be said of a period.' }) readonly values!: readonly (number | null)[];
}

@ObjectType({ description: 'What a signal rests on, as last judged; null where the method has no such number. Shares are 0 to 1.' })
export class SignalFigures {
  @Field(() => Float, { nullable: true, description: 'p-value adjusted for all series of its pool (Benjamini–Hochberg).' }) readonly adjusted!: number | null;
  @Field(() => SignalPeriod, { nullable: true, description: 'What it was judged by.' }) readonly base!: Figures['base'];
  @Field(() => Int, { nullable: true }) readonly branches!: number | null;
  @Field(() => Float, { nullable: true }) readonly denominator!: number | null;
  @Field(() => Float, { nullable: true, description: 'Variance over mean, at least 1: of the past, or, where that is too sparse to show it, of all sparse series together.' }) readonly dispersion!: number | null;
  @Field(() => Float, { nullable: true, description: 'How far beyond its limit: 1 is on it.' }) readonly exceedance!: number | null;
  @Field(() => Float, { nullable: true, description: 'Days beyond the limit or 60 days, summed over the old cases.' }) readonly excessDays!: number | null;
  @Field(() => Float, { nullable: true }) readonly expected!: number | null;
  @Field(() => Int, { description: 'Institutions on which the same type is in alarm; of a new type, those it was seen at.' }) readonly institutions!: number;
  @Field(() => Float, { nullable: true, description: 'Expected per working day, or per case of all types.' }) readonly lambda!: number | null;
  @Field(() => Float, { nullable: true }) readonly lower!: number | null;
  @Field(() => SignalMethodEnum) readonly method!: Figures['method'];
  @Field(() => Float, { nullable: true }) readonly numerator!: number | null;
  @Field(() => Float) readonly observed!: number;
  @Field(() => Float, { nullable: true, description: 'One-sided chance of so much or more without a change.' }) readonly pValue!: number | null;
  @Field(() => SignalPeriod) readonly period!: Figures['period'];
  @Field(() => Int, { nullable: true, description: 'Place of the p-value among all tested together.' }) readonly rank!: number | null;
  @Field(() => ControlRuleEnum, { nullable: true }) readonly rule!: Figures['rule'];
  @Field(() => Int, { nullable: true, description: 'Series tested together.' }) readonly tested!: number | null;
  @Field(() => SignalTrend) readonly trend!: Figures['trend'];
  @Field(() => UnitEnum) readonly unit!: Figures['unit'];
  @Field(() => Float, { nullable: true }) readonly upper!: number | null;
}

@ObjectType({ description: 'Where the cases behind a signal are found.' })
export class SignalCases {
  @Field(() => [SignalSubject]) readonly filters!: readonly SignalSubject[];
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => PartEnum) readonly part!: 'denominator' | 'numerator';
  @Field(() => SignalPeriod) readonly range!: Figures['period'];
}

@ObjectType({ description: 'Something that happened to a signal, and how it stood after it.' })
export class SignalEvent {
  @Field(() => Int, { nullable: true, description: 'The data that were judged; null: a person did it.' }) readonly dataVersion!: number | null;
  @Field(() => Timestamp) readonly happenedAt!: string;
  @Field(() => [LocalisedText], { description: 'What it was found by after it.' }) readonly kindLabels!: readonly LocalisedText[];
  @Field(() => [SignalKindEnum]) readonly kinds!: readonly AlertKind[];
  @Field() readonly note!: string;
  @Field() readonly owner!: string;
  @Field(() => SignalStateEnum) readonly state!: AlertState;
  @Field(() => SignalStrengthEnum) readonly strength!: AlertStrength;
  @Field(() => SignalVerdictEnum, { nullable: true }) readonly verdict!: AlertVerdict | null;
  @Field(() => SignalEventEnum) readonly what!: AlertEvent['what'];
  @Field({ middleware: [actorName], description: 'Empty: the judgement of new data.' }) readonly who!: string;
}

@ObjectType({ description: 'One rule by which a signal was found.' })
export class SignalReason {
  @Field(() => SignalCases) readonly cases!: SignalCases;
  @Field(() => Int, { nullable: true, description: 'Version of the definition of what was counted; null: the judgement did not keep it.' }) readonly definitionVersion!: number | null;
  @Field(() => SignalFigures) readonly figures!: Figures;
  @Field(() => SignalKindEnum) readonly kind!: AlertKind;
  @Field(() => LocalisedText) readonly kindLabel!: LocalisedText;
  @Field(() => MetricIdEnum, { nullable: true, description: 'The leading indicator.' }) readonly metric!: MetricId | null;
  @Field(() => Int, { nullable: true, description: 'Version of the rule that found it; null: the judgement did not keep it.' }) readonly ruleVersion!: number | null;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
  @Field(() => LocalDate, { description: 'Since when without a break by this rule.' }) readonly since!: string;
  @Field(() => SignalStrengthEnum) readonly strength!: AlertStrength;
}

@ObjectType({ description: 'One alert a type and place, whatever it was found by: it fires while any reason does, clears and fires again, and keeps its owner, its note and its history.' })
export class Signal {
  @Field(() => LocalDate) readonly firstSeen!: string;
  @Field(() => ID, { nullable: true, description: 'The signal of the same list that this one is told with: stronger, or of more cases, and about the same cases or the same type for the same reason. Null where it leads.' }) readonly foldedInto!: string | null;
  @Field(() => [SignalEvent], { nullable: true, description: 'Oldest first; null in lists.' }) readonly history!: readonly SignalEvent[] | null;
  @Field(() => ID) readonly id!: string;
  @Field({ description: 'Whether the newest data judged still show it.' }) readonly isFiring!: boolean;
  @Field(() => LocalDate, { description: 'First day of the period that showed it last.' }) readonly lastSeen!: string;
  @Field(() => MetricIdEnum, { nullable: true, description: 'The leading indicator it is about.' }) readonly metric!: MetricId | null;
  @Field() readonly note!: string;
  @Field() readonly owner!: string;
  @Field(() => SignalSubject, { nullable: true, description: 'null: everywhere.' }) readonly place!: SignalSubject | null;
  @Field(() => Int, { description: 'Data version that raised it first.' }) readonly raisedBy!: number;
  @Field(() => [SignalReason], { description: 'What it was found by in the newest data, the strongest first; of a cleared one, what it was last found by.' }) readonly reasons!: readonly SignalReason[];
  @Field(() => Int, { description: 'Newest data version that showed it.' }) readonly seenBy!: number;
  @Field(() => LocalDate, { description: 'Since when without a break.' }) readonly since!: string;
  @Field(() => SignalStateEnum) readonly state!: AlertState;
  @Field(() => SignalStrengthEnum, { description: 'That of its strongest reason.' }) readonly strength!: AlertStrength;
  @Field(() => SignalSubject, { nullable: true, description: 'null: all types.' }) readonly type!: SignalSubject | null;
  @Field(() => SignalVerdictEnum, { nullable: true, description: 'What people hold of it; null: nobody has said.' }) readonly verdict!: AlertVerdict | null;
}

@ObjectType({ description: 'Of the times that signals of a kind were dealt with, how often they were real.' })
export class VerdictsOfKind {
  @Field(() => Int) readonly dealt!: number;
  @Field(() => Int) readonly judged!: number;
  @Field(() => SignalKindEnum) readonly kind!: AlertKind;
  @Field(() => LocalisedText) readonly kindLabel!: LocalisedText;
  @Field(() => Int) readonly real!: number;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
}

@ObjectType({ description: 'How precise the signals are: of the times that people dealt with one and said what it was, how often it was real. Cleared signals count too.' })
export class SignalVerdicts {
  @Field(() => Int, { description: 'Times that signals were acknowledged, explained or closed, each time they fired.' }) readonly dealt!: number;
  @Field(() => Int, { description: 'Of those, with a verdict.' }) readonly judged!: number;
  @Field(() => [VerdictsOfKind]) readonly kinds!: readonly VerdictsOfKind[];
  @Field(() => Int, { description: 'Of those judged, real.' }) readonly real!: number;
  @Field(() => LocalisedText) readonly sentence!: LocalisedText;
}

@ObjectType({ description: 'Series of one kind and grain, and how many signals chance alone would give among them.' })
export class SignalFamily {
  @Field(() => Float, { nullable: true, description: 'Expected signals if nothing had changed, or a bound on them; null where the rule has no such probability.' }) readonly chance!: number | null;
  @Field(() => Float, { nullable: true, description: 'Of those, of warnings and critical signals.' }) readonly chanceOfWarnings!: number | null;
  @Field(() => Int) readonly critical!: number;
  @Field(() => SignalKindEnum) readonly kind!: AlertKind;
  @Field(() => LocalisedText) readonly kindLabel!: LocalisedText;
  @Field(() => LocalisedText, { description: 'What fires the kind.' }) readonly meaning!: LocalisedText;
  @Field(() => Int) readonly notice!: number;
  @Field(() => SignalPeriod) readonly period!: Figures['period'];
  @Field(() => DimensionIdEnum, { nullable: true }) readonly placeBy!: DimensionId | null;
  @Field(() => Int) readonly tested!: number;
  @Field(() => DimensionIdEnum, { nullable: true }) readonly typeBy!: DimensionId | null;
  @Field(() => Int) readonly warning!: number;
}

@ObjectType({ description: 'The false-alarm budget: of the series judged, how many signals pure chance would give.' })
export class SignalBudget {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Float, { description: 'Signals expected by chance alone, of every strength.' }) readonly chance!: number;
  @Field(() => Float, { nullable: true, description: 'Warnings and critical signals expected by chance alone, were nothing different in these series. null: the judgement did not keep it.' }) readonly chanceOfWarnings!: number | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => [SignalFamily]) readonly families!: readonly SignalFamily[];
  @Field(() => Int, { description: 'Series found beyond their limit, of every strength: one signal may rest on several.' }) readonly found!: number;
  @Field(() => Timestamp) readonly judgedAt!: string;
  @Field(() => Int, { description: 'Series judged.' }) readonly tested!: number;
  @Field(() => Int) readonly tookMs!: number;
}

@ObjectType()
export class Signals {
  @Field(() => SignalBudget, { nullable: true, description: 'Of the series the list is narrowed to by scope, kinds and filters. null: not judged yet, or filtered by type and place at once, which is not counted.' }) readonly budget!: SignalBudget | null;
  @Field({ description: 'False while the newest data are still being judged.' }) readonly isCurrent!: boolean;
  @Field(() => [Signal], { description: 'The strongest first.' }) readonly rows!: readonly Signal[];
  @Field(() => SignalVerdicts, { description: 'Of all signals the list is narrowed to by scope, kinds and filters, whatever their state.' }) readonly verdicts!: SignalVerdicts;
}

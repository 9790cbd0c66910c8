import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, FunnelPositionEnum, FunnelScaleEnum, MetricIdEnum } from '../graphql/enums.js';
import { Member } from '../graphql/words.model.js';
import { MetricValue } from '../metrics/metrics.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

export type FunnelPosition = keyof typeof FunnelPositionEnum;
export type FunnelScale = keyof typeof FunnelScaleEnum;

@ObjectType({ description: 'A member of a funnel plot. Places are no ranks: outside the limits means that there is something to understand.' })
export class FunnelPoint {
  @Field(() => Float, { nullable: true, description: 'Standardised: how many of its cases the rates of like cases come to.' }) readonly expected!: number | null;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float, { nullable: true, description: 'What is drawn and judged, on the scale of the plot: the share (adjusted, where asked), or O/E; null below ten cases.' }) readonly height!: number | null;
  @Field(() => FunnelPositionEnum) readonly position!: FunnelPosition;
  @Field(() => Float, { nullable: true, description: 'The share, or standardised O/E times the share of all; null below ten cases.' }) readonly rate!: number | null;
  @Field(() => Float, { nullable: true, description: 'Standardised: observed over expected (O/E).' }) readonly ratio!: number | null;
  @Field(() => Float, { description: 'How much it rests on: its cases, or on the scale of ratios the number expected.' }) readonly size!: number;
  @Field(() => Float, { nullable: true, description: 'Points (as a share) above or below the like once chance is taken out, empirical Bayes; null where not judged.' }) readonly shrunk!: number | null;
  @Field(() => Float, { nullable: true }) readonly shrunkSd!: number | null;
  @Field(() => MetricValue) readonly value!: MetricValue;
}

@ObjectType({ description: 'The limits of a funnel plot at a number of cases, or of expected ones.' })
export class FunnelLimits {
  @Field(() => Float) readonly high95!: number;
  @Field(() => Float) readonly high998!: number;
  @Field(() => Float) readonly low95!: number;
  @Field(() => Float) readonly low998!: number;
  @Field(() => Float) readonly n!: number;
}

@ObjectType({ description: 'Places, counted from the top, that the data cannot separate.' })
export class Inseparable {
  @Field(() => Int) readonly from!: number;
  @Field(() => Int) readonly to!: number;
}

@ObjectType({ description: 'How far members can be told apart at all, among those judged.' })
export class Rankability {
  @Field(() => [Inseparable], { description: 'Largest runs of places within which none is above another with four chances of five.' }) readonly inseparable!: readonly Inseparable[];
  @Field(() => Int) readonly people!: number;
  @Field(() => Float, { description: 'Share of the differences that is no chance, for a member of median size (Lingsma 2010).' }) readonly share!: number;
  @Field(() => Float, { description: 'Spread of true values, in shares; 0: they cannot be told apart.' }) readonly tau!: number;
}

@ObjectType({ description: 'A share by the members of a dimension, against limits around the share of all (Spiegelhalter 2005). Members are in the order of their keys; cases without one are told apart.' })
export class FunnelPlot {
  @Field(() => Float, { description: 'How many of those judged would lie outside the 99.8 % limits by chance alone.' }) readonly chance!: number;
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => [FindingAnswer], { description: 'What may be said of it, in order.' }) readonly findings!: readonly FindingAnswer[];
  @Field(() => Int, { description: 'Members with 30 cases and more and peers with like ones, whose place is judged.' }) readonly judged!: number;
  @Field(() => [FunnelLimits], { description: 'To be drawn; from the smallest member shown to the largest.' }) readonly limits!: readonly FunnelLimits[];
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Float, { description: 'φ: 1 where members differ by chance alone; above 2 the mix of cases is to be adjusted for first.' }) readonly phi!: number;
  @Field(() => [FunnelPoint]) readonly points!: readonly FunnelPoint[];
  @Field(() => FunnelScaleEnum) readonly scale!: FunnelScale;
  @Field(() => Rankability, { nullable: true, description: 'Null where fewer than two are judged.' }) readonly rankability!: Rankability | null;
  @Field(() => [DimensionIdEnum]) readonly standardisedBy!: readonly DimensionId[];
  @Field(() => Float, { description: 'τ²: variance between members on the arcsine scale (of ratios, the square-root scale); above 0 the limits are widened by it.' }) readonly tau2!: number;
  @Field(() => MetricValue, { description: 'All members together: the line the limits are drawn around.' }) readonly total!: MetricValue;
  @Field(() => MetricValue, { nullable: true, description: 'Cases that name no member; null when there are none.' }) readonly unnamed!: MetricValue | null;
}

@ObjectType({ description: 'Like cases of one member; the path is shorter where small strata were put together.' })
export class MemberStratum {
  @Field(() => Float) readonly expected!: number;
  @Field(() => Int) readonly n!: number;
  @Field(() => Int) readonly observed!: number;
  @Field(() => [Member]) readonly path!: readonly Member[];
}

@ObjectType({ description: 'One member of a funnel plot with the strata its expected cases are made of.' })
export class FunnelMember {
  @Field(() => FunnelPoint) readonly point!: FunnelPoint;
  @Field(() => Float, { description: 'Share of the cases in strata where peers have at least 30.' }) readonly overlap!: number;
  @Field(() => [MemberStratum], { description: 'Largest first; their observed and expected add up to the member’s.' }) readonly strata!: readonly MemberStratum[];
  @Field(() => MetricValue, { description: 'All members together.' }) readonly total!: MetricValue;
}

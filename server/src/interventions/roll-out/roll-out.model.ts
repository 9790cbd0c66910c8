import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../../graphql/enums.js';
import { LocalDate } from '../../graphql/scalars.js';
import { LocalisedText, Member } from '../../graphql/words.model.js';

@InputType()
export class RollOutInput {
  @Field() readonly dataset!: string;
  @Field(() => DimensionIdEnum, { description: 'What steps over as a whole: mediators, teams, organisations.' }) readonly dimension!: DimensionId;
  @Field(() => Float, { defaultValue: 0.05, description: 'Difference hoped for, in shares.' }) readonly effect!: number;
  @Field(() => [String], { description: 'Who takes part.' }) readonly members!: string[];
  @Field(() => MetricIdEnum, { defaultValue: 'settlement_rate', description: 'A share of cases.' }) readonly metric!: MetricId;
  @Field(() => Int, { nullable: true, description: 'The same gives the same order; where it is left out one is drawn.' }) readonly seed?: number | null;
  @Field(() => LocalDate, { description: 'First day of the first step, the first of a month.' }) readonly startsOn!: string;
  @Field(() => Int) readonly stepMonths!: number;
  @Field(() => Int) readonly steps!: number;
}

@ObjectType()
export class RollOutUnit {
  @Field(() => Float, { description: 'In the twelve months before the draw.' }) readonly cases!: number;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float, { nullable: true }) readonly rate!: number | null;
}

@ObjectType()
export class RollOutStep {
  @Field(() => Float, { description: 'Of its units, in the twelve months before the draw.' }) readonly cases!: number;
  @Field(() => Float, { nullable: true }) readonly rate!: number | null;
  @Field(() => LocalDate) readonly startsOn!: string;
  @Field(() => [RollOutUnit]) readonly units!: readonly RollOutUnit[];
}

@ObjectType({ description: 'What the roll-out could show, by the figures before (Hussey & Hughes 2007).' })
export class RollOutPower {
  @Field(() => Float, { description: 'Of a unit in a step.' }) readonly cases!: number;
  @Field(() => Float, { description: 'The smallest difference found in 80 of 100.' }) readonly detectable!: number;
  @Field(() => Float, { description: 'To find the difference hoped for, two-sided at 5 %.' }) readonly power!: number;
  @Field(() => Float) readonly rate!: number;
  @Field(() => Float, { description: 'Between units, in squares of shares.' }) readonly tau2!: number;
}

@ObjectType({ description: 'A row of a file of campaigns: one unit that steps over.' })
export class RollOutRow {
  @Field() readonly campaign!: string;
  @Field() readonly dimension!: string;
  @Field() readonly kind!: string;
  @Field() readonly member!: string;
  @Field() readonly nameEn!: string;
  @Field() readonly nameZh!: string;
  @Field(() => LocalDate) readonly validFrom!: string;
}

@ObjectType({ description: 'A stepped roll-out whose order is drawn by chance.' })
export class RollOutDraw {
  @Field(() => LocalDate) readonly endsOn!: string;
  @Field(() => RollOutPower, { nullable: true, description: 'Null without cases before, or where they all went one way.' }) readonly power!: RollOutPower | null;
  @Field(() => Int) readonly seed!: number;
  @Field(() => [RollOutStep]) readonly steps!: readonly RollOutStep[];
}

@ObjectType({ description: 'What a roll-out in a drawn order showed: a trial (C), if it was drawn before it began and went as drawn.' })
export class RollOutEffect {
  @Field(() => Float, { description: 'In shares, within units and periods.' }) readonly effect!: number;
  @Field(() => Int) readonly orders!: number;
  @Field(() => Float, { description: 'Share of other orders that would show as much: the test rests on the draw alone.' }) readonly p!: number;
  @Field(() => Int, { description: 'Periods that are over, the one before among them.' }) readonly periods!: number;
}

@ObjectType({ description: 'A draw that was written down before it began.' })
export class RollOutPlan {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field({ description: 'When it was drawn, in the time of the institution.' }) readonly drawnAt!: string;
  @Field(() => RollOutEffect, { nullable: true, description: 'Once two periods are over in which each unit has cases.' }) readonly effect!: RollOutEffect | null;
  @Field(() => LocalDate) readonly endsOn!: string;
  @Field(() => ID) readonly id!: string;
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field() readonly name!: string;
  @Field(() => [RollOutRow], { description: 'As they are loaded as campaigns.' }) readonly rows!: readonly RollOutRow[];
  @Field(() => Int) readonly seed!: number;
  @Field(() => [LocalisedText]) readonly sentences!: readonly LocalisedText[];
  @Field(() => LocalDate) readonly startsOn!: string;
  @Field(() => Int) readonly stepMonths!: number;
  @Field(() => [[String]], { description: 'Who begins in each step.' }) readonly steps!: readonly (readonly string[])[];
}

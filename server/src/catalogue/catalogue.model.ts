import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, Direction, MetricId, MetricKind, Unit } from '@concord/sql';
import { DimensionIdEnum, DirectionEnum, MetricIdEnum, MetricKindEnum, UnitEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType()
export class MetricDefinition {
  @Field(() => [MetricIdEnum], { description: 'Metrics that must stand beside this one (satisfaction without its response rate is none).' }) readonly alongside!: readonly MetricId[];
  @Field() readonly basis!: string;
  @Field(() => LocalisedText) readonly basisLabel!: LocalisedText;
  @Field(() => DirectionEnum) readonly better!: Direction;
  @Field(() => Int) readonly definitionVersion!: number;
  @Field(() => LocalisedText, { nullable: true }) readonly denominatorLabel!: LocalisedText | null;
  @Field(() => MetricIdEnum) readonly id!: MetricId;
  @Field(() => MetricKindEnum) readonly kind!: MetricKind;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => LocalisedText, { description: 'The 口径 in one sentence.' }) readonly meaning!: LocalisedText;
  @Field(() => Int, { description: 'Below this n a value is grey and never ordered.' }) readonly minN!: number;
  @Field(() => LocalisedText) readonly numeratorLabel!: LocalisedText;
  @Field({ description: 'Its numerator and denominator are sums of money.' }) readonly ofMoney!: boolean;
  @Field(() => LocalisedText, { nullable: true, description: 'Of a duration: what a case is whose clock still runs.' }) readonly ongoing!: LocalisedText | null;
  @Field(() => Int, { nullable: true, description: 'So many months together say more than a single one, for season.' }) readonly rolling!: number | null;
  @Field(() => LocalisedText, { description: 'Where the definition comes from: a standard or a rule.' }) readonly source!: LocalisedText;
  @Field(() => [DimensionIdEnum], { nullable: true, description: 'What it can be split and filtered by, where its denominator knows some dimensions only; null: by any.' }) readonly splits!: readonly DimensionId[] | null;
  @Field({ description: 'The statement by month, as it is asked; values are placeholders.' }) readonly statement!: string;
  @Field(() => Int, { nullable: true, description: "Its place on the overview, in the order of the meeting's agenda; null: it stands beside another metric only." }) readonly tile!: number | null;
  @Field(() => UnitEnum) readonly unit!: Unit;
  @Field({ description: 'Events count by the weights that `effort` tells.' }) readonly weighted!: boolean;
}

@ObjectType()
export class DimensionDefinition {
  @Field(() => DimensionIdEnum) readonly id!: DimensionId;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field({ description: 'Makes sense at one moment only (age of pending cases): cannot split a series or filter.' }) readonly snapshotOnly!: boolean;
  @Field({ description: 'Its members are people who mediate: for whoever may see names.' }) readonly namesPeople!: boolean;
}

@ObjectType()
export class Catalogue {
  @Field(() => [DimensionDefinition]) readonly dimensions!: readonly DimensionDefinition[];
  @Field(() => [MetricDefinition], { description: "In the order of the meeting's agenda." }) readonly metrics!: readonly MetricDefinition[];
}

@ObjectType({ description: 'A body of cases that are counted together.' })
export class Dataset {
  @Field(() => LocalDate, { description: 'The last day the data knows.' }) readonly asOf!: string;
  @Field(() => Int) readonly cases!: number;
  @Field({ description: 'What its amounts are in (ISO 4217), as its newest profile says.' }) readonly currency!: string;
  @Field(() => [DimensionIdEnum], { description: 'Dimensions it delivers.' }) readonly dimensions!: readonly DimensionId[];
  @Field(() => LocalDate, { nullable: true }) readonly firstReceivedOn!: string | null;
  @Field({ description: 'The national calendar is its own; else nothing is told by working days.' }) readonly hasWorkdays!: boolean;
  @Field() readonly id!: string;
  @Field({ description: 'Every page made from it says 演示数据.' }) readonly isDemo!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => LocalDate, { nullable: true }) readonly lastReceivedOn!: string | null;
  @Field(() => [MetricIdEnum], { description: 'Metrics whose columns it delivers.' }) readonly metrics!: readonly MetricId[];
}

@ObjectType()
export class Freshness {
  @Field(() => Int, { description: '0: nothing loaded yet.' }) readonly dataVersion!: number;
  @Field(() => [Dataset]) readonly datasets!: readonly Dataset[];
  @Field(() => Timestamp, { nullable: true }) readonly publishedAt!: string | null;
}

@ObjectType()
export class FilterValue {
  @Field() readonly key!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Int) readonly n!: number;
}

@ObjectType()
export class FilterValues {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => Int, { description: 'Values that match the search.' }) readonly total!: number;
  @Field(() => [FilterValue]) readonly values!: readonly FilterValue[];
}

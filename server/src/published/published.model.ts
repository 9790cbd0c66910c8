import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId, MetricId } from '@concord/sql';
import { DimensionIdEnum, MetricIdEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'What is counted at a place of a published table.' })
export class PublishedPlace {
  @Field(() => [String], { description: 'Members, in the order of the dimensions of the table.' }) readonly keys!: readonly string[];
  @Field(() => [LocalisedText]) readonly labels!: readonly LocalisedText[];
  @Field(() => [Int], { description: 'Received, closed, settled, not settled; null is not told: from 1 to 4, or it would give such a number away.', nullable: 'items' }) readonly counts!: readonly (number | null)[];
}

@ObjectType({ description: 'A table of a month, over no dimension (the whole month), one, or two.' })
export class PublishedTable {
  @Field(() => [DimensionIdEnum]) readonly over!: readonly DimensionId[];
  @Field(() => [LocalisedText], { description: 'Of its dimensions.' }) readonly labels!: readonly LocalisedText[];
  @Field(() => [PublishedPlace]) readonly places!: readonly PublishedPlace[];
}

@ObjectType({ description: 'By which definition something was counted; its words are those of today.' })
export class PublishedDefinition {
  @Field(() => MetricIdEnum) readonly metric!: MetricId;
  @Field(() => Int) readonly version!: number;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => LocalisedText) readonly meaning!: LocalisedText;
}

@ObjectType({ description: 'A publication in a list.' })
export class PublicationHead {
  @Field(() => ID) readonly id!: string;
  @Field() readonly dataset!: string;
  @Field(() => LocalisedText) readonly datasetLabel!: LocalisedText;
  @Field({ description: 'YYYY-MM' }) readonly month!: string;
  @Field({ description: 'What is kept is what was sealed; else it is not told.' }) readonly isIntact!: boolean;
  @Field(() => Timestamp, { nullable: true }) readonly withdrawnAt!: string | null;
}

@ObjectType({ description: 'Tables of a month as they were published for outside readers.' })
export class Publication {
  @Field(() => ID) readonly id!: string;
  @Field() readonly dataset!: string;
  @Field(() => LocalisedText) readonly datasetLabel!: LocalisedText;
  @Field({ description: 'YYYY-MM' }) readonly month!: string;
  @Field(() => LocalDate, { description: 'The last day the data knew.' }) readonly asOf!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field(() => [PublishedDefinition]) readonly definitions!: readonly PublishedDefinition[];
  @Field(() => Timestamp) readonly madeAt!: string;
  @Field({ description: 'Their name then.' }) readonly publisher!: string;
  @Field({ description: 'SHA-256 over all that was sealed.' }) readonly digest!: string;
  @Field(() => Timestamp, { nullable: true }) readonly withdrawnAt!: string | null;
  @Field(() => String, { nullable: true }) readonly withdrawnBecause!: string | null;
  @Field(() => [PublishedTable], { description: 'As far as whoever asks may read them.' }) readonly tables!: readonly PublishedTable[];
}

@ObjectType({ description: 'A month that may be published.' })
export class Publishable {
  @Field({ description: 'YYYY-MM' }) readonly month!: string;
  @Field() readonly isPublished!: boolean;
}

@ObjectType({ description: 'The tables of a month as they would be published.' })
export class Preview {
  @Field() readonly dataset!: string;
  @Field() readonly month!: string;
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => Int) readonly dataVersion!: number;
  @Field({ description: 'They differ too little from tables that were withdrawn, and would be refused.' }) readonly isTooClose!: boolean;
  @Field(() => Int, { description: 'Numbers that count anything.' }) readonly cells!: number;
  @Field(() => Int, { description: 'Of them hidden since they are from 1 to 4.' }) readonly small!: number;
  @Field(() => Int, { description: 'Hidden since they would give one of those away.' }) readonly withheld!: number;
  @Field(() => [PublishedTable]) readonly tables!: readonly PublishedTable[];
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { RecordId } from '@concord/sql';
import { RecordIdEnum, RecordValidityEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType()
export class RecordColumn {
  @Field({ description: 'Names the record, with the day it holds from where there are spans.' }) readonly isKey!: boolean;
  @Field({ description: 'To be set right: numbers.' }) readonly isNumber!: boolean;
  @Field({ description: 'A record without it is rejected.' }) readonly isRequired!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly name!: string;
}

@ObjectType({ description: 'A kind of reference data, and what of it is in force.' })
export class RecordKind {
  @Field(() => [RecordColumn]) readonly columns!: readonly RecordColumn[];
  @Field(() => LocalDate, { nullable: true, description: 'The first day any of them holds; null where they have no spans.' }) readonly firstOn!: string | null;
  @Field(() => RecordIdEnum) readonly id!: RecordId;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Timestamp, { nullable: true }) readonly loadedAt!: string | null;
  @Field(() => LocalisedText, { description: 'What one record is and what it is good for.' }) readonly meaning!: LocalisedText;
  @Field(() => Int, { nullable: true, description: 'The newest load that brought some; null: none did yet.' }) readonly newestLoad!: number | null;
  @Field(() => Int, { description: 'Records in force that the viewer may see.' }) readonly records!: number;
  @Field(() => RecordValidityEnum) readonly validity!: keyof typeof RecordValidityEnum;
}

@ObjectType({ description: "A value, and the word for it where it is a dimension's code. Empty values are null." })
export class RecordCell {
  @Field(() => String, { nullable: true }) readonly value!: string | null;
  @Field(() => LocalisedText, { nullable: true }) readonly word!: LocalisedText | null;
}

@ObjectType({ description: 'One record as the newest load that brought it said.' })
export class ReferenceRecord {
  @Field(() => [RecordCell], { description: "In the order of the kind's columns." }) readonly cells!: readonly RecordCell[];
  @Field() readonly id!: string;
  @Field(() => Int) readonly loadNo!: number;
}

@ObjectType({ description: 'Records of one kind, by what names them.' })
export class RecordPage {
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null on the last.' }) readonly after!: string | null;
  @Field(() => Int) readonly dataVersion!: number;
  @Field() readonly hasNext!: boolean;
  @Field(() => [ReferenceRecord]) readonly rows!: readonly ReferenceRecord[];
  @Field(() => Int, { description: 'Records of all pages.' }) readonly total!: number;
}

import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class LocalisedText {
  @Field() readonly en!: string;
  @Field() readonly zh!: string;
}

@ObjectType({ description: 'A value of a dimension, or the row that holds all others.' })
export class Member {
  @Field() readonly key!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field() readonly isOther!: boolean;
}

/** The row that holds all members without one of their own. */
export const OTHER: Member = { key: '', label: { zh: '其他', en: 'Other' }, isOther: true };

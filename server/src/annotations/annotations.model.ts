import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { AnnotationKindEnum, DimensionIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText, Member } from '../graphql/words.model.js';

@ObjectType({ description: 'Whom something was for, told by one dimension.' })
export class AnnotationScope {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field({ description: 'It was for all cases of these members; else for some of them.' }) readonly isWhole!: boolean;
  @Field(() => [Member]) readonly members!: readonly Member[];
}

@ObjectType({ description: 'Something that happened and that a series may show: a campaign, a training, a change of what is counted.' })
export class Annotation {
  @Field(() => LocalDate, { nullable: true, description: 'The last day, included; null while it lasts.' }) readonly endsOn!: string | null;
  @Field() readonly id!: string;
  @Field(() => AnnotationKindEnum) readonly kind!: keyof typeof AnnotationKindEnum;
  @Field(() => String, { nullable: true, description: 'The metric it is about; null for all.' }) readonly metric!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many took part in a training.' }) readonly people!: number | null;
  @Field(() => [AnnotationScope], { description: 'Empty: it was for everybody. Several tell the same by several dimensions.' }) readonly scopes!: readonly AnnotationScope[];
  @Field(() => LocalDate) readonly startsOn!: string;
  @Field(() => LocalisedText) readonly text!: LocalisedText;
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalisedText } from '../../../graphql/words.model.js';
import { MethodWeight } from '../../methods/methods.model.js';

@ObjectType({ description: 'A definition that a round rests on, as it stood when its board was computed.' })
export class RoundDefinition {
  @Field() readonly id!: string;
  @Field({ description: 'It is what it was.' }) readonly isSame!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Int, { nullable: true, description: 'Of the definition as it is now; null where there is none, and for dimensions.' }) readonly now!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of a metric; null for a dimension, which has none.' }) readonly version!: number | null;
}

@ObjectType({ description: 'What a round’s board was made by, as it stood when it was computed.' })
export class RoundMethod {
  @Field(() => [RoundDefinition]) readonly definitions!: readonly RoundDefinition[];
  @Field(() => [LocalisedText], { description: 'In words; none where a definition they speak of is gone.' }) readonly rules!: readonly LocalisedText[];
  @Field(() => Int, { description: 'Decided with the method; a board never has more than its zone.' }) readonly seats!: number;
  @Field(() => [MethodWeight]) readonly weights!: readonly MethodWeight[];
  @Field(() => Float, { description: 'Share of the eligible that is the zone.' }) readonly zoneShare!: number;
}

@ObjectType({ description: 'A definition that is not what it was.' })
export class MovedDefinition {
  @Field() readonly id!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Int, { nullable: true, description: 'null: there is none any more, or it is a dimension’s.' }) readonly now!: number | null;
  @Field(() => Int, { nullable: true }) readonly was!: number | null;
}

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { actorName } from '../../identity/actor-name.js';
import { LocalDate, Prose } from '../../graphql/scalars.js';

@ObjectType({ description: 'A name in use, and the cases that stand under it.' })
export class MediatorName {
  @Field(() => Int) readonly cases!: number;
  @Field(() => LocalDate, { description: 'Day of receipt of the first of them.' }) readonly firstOn!: string;
  @Field(() => LocalDate) readonly lastOn!: string;
  @Field() readonly name!: string;
}

@ObjectType({ description: 'Names that are one but for width, blanks, traditional characters, accents and the order of words. Whether they are one person is for a person to say.' })
export class AlikeNames {
  @Field(() => [MediatorName], { description: 'Most cases first.' }) readonly names!: readonly MediatorName[];
}

@ObjectType({ description: 'A person’s decision that two names are one mediator.' })
export class MergedName {
  @Field({ description: 'The other name: as delivered.' }) readonly alias!: string;
  @Field({ middleware: [actorName] }) readonly decidedBy!: string;
  @Field(() => LocalDate) readonly decidedOn!: string;
  @Field(() => Int, { description: 'The load that brought it; withdrawing that undoes it.' }) readonly loadNo!: number;
  @Field({ description: 'The name in use.' }) readonly mediator!: string;
  @Field() readonly reason!: string;
}

@ObjectType()
export class MediatorNames {
  @Field(() => [AlikeNames]) readonly alike!: readonly AlikeNames[];
  @Field(() => [MergedName]) readonly merged!: readonly MergedName[];
}

@InputType()
export class MergeNamesInput {
  @Field() readonly alias!: string;
  @Field() readonly dataset!: string;
  @Field({ middleware: [actorName], description: 'Who decided.' }) readonly decidedBy!: string;
  @Field({ description: 'The name to be used.' }) readonly mediator!: string;
  @Field(() => Prose) readonly reason!: string;
}

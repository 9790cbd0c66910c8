import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';
import { Member } from '../graphql/words.model.js';

@InputType()
export class EffortInput {
  @Field(() => Int, { nullable: true, description: 'Time travel: as it stood after this load.' }) readonly asOfLoad?: number | null;
  @Field() readonly dataset!: string;
}

@ObjectType({ description: 'How much work a case of a difficulty is.' })
export class DifficultyWeight {
  @Field(() => Int, { nullable: true, description: 'Closed in the window with their minutes told; null for those who may not see all cases.' }) readonly cases!: number | null;
  @Field(() => Member) readonly member!: Member;
  @Field(() => Float, { description: 'Median of the active minutes.' }) readonly minutes!: number;
  @Field(() => Float, { description: 'That median over the median of all, to three decimals: what one closing counts for.' }) readonly weight!: number;
}

@ObjectType({ description: 'The weights of weighted rates. They are of the whole dataset, so that a closing counts the same whoever asks and whatever is filtered.' })
export class Effort {
  @Field(() => LocalDate, { description: 'First day of the closings they are made of.' }) readonly from!: string;
  @Field(() => Float, { nullable: true, description: 'Median of the active minutes of all; null where no difficulty has 30 cases.' }) readonly minutes!: number | null;
  @Field(() => LocalDate, { description: 'The last day the data knows.' }) readonly to!: string;
  @Field(() => [DifficultyWeight], { description: 'The heaviest first; a difficulty with fewer than 30 cases has none.' }) readonly weights!: readonly DifficultyWeight[];
}

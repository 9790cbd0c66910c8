import { Field, Int, ObjectType } from '@nestjs/graphql';
import { actorName } from '../../identity/actor-name.js';
import { LocalDate } from '../../graphql/scalars.js';

@ObjectType({ description: 'How long something that the product itself keeps is kept, as it was set.' })
export class KeepingRule {
  @Field(() => Int, { nullable: true, description: 'Null: without an end.' }) readonly months!: number | null;
  @Field() readonly reason!: string;
  @Field({ description: 'In the time of the institution.' }) readonly setAt!: string;
  @Field({ middleware: [actorName], description: 'Who set it.' }) readonly setBy!: string;
}

@ObjectType({ description: 'What holds of something that the product itself keeps.' })
export class Keeping {
  @Field(() => [KeepingRule], { description: 'The newest holds; none: kept without an end.' }) readonly rules!: readonly KeepingRule[];
  @Field(() => Int, { description: 'No rule may keep it for fewer months.' }) readonly least!: number;
  @Field(() => String, { nullable: true, description: 'When rules are applied by themselves, HH:MM each night; null: by hand only.' }) readonly nightlyAt!: string | null;
}

@ObjectType({ description: 'What applying the rule that holds would do. Nothing has been done. Backups made before still hold what goes.' })
export class KeepingPlan {
  @Field(() => Int) readonly months!: number;
  @Field(() => LocalDate, { description: 'What is of before this day goes.' }) readonly before!: string;
  @Field(() => Int, { description: 'Events, or rejected rows: named when it is carried out, so that nothing else is done than was shown.' }) readonly items!: number;
  @Field(() => Int, { description: 'Loads that brought the rows; 0 of the log.' }) readonly loads!: number;
  @Field(() => LocalDate, { nullable: true, description: 'The day of the first of them.' }) readonly from!: string | null;
  @Field(() => LocalDate, { nullable: true }) readonly to!: string | null;
}

@ObjectType({ description: 'What was deleted under a rule.' })
export class Forgotten {
  @Field(() => LocalDate) readonly before!: string;
  @Field(() => Int) readonly items!: number;
}

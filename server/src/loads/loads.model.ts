import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { actorName } from '../identity/actor-name.js';
import { LoadStateEnum } from '../graphql/enums.js';
import { LocalDate, Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'One delivery. delivered = loaded + folded + unchanged + rejected, in rows of the file.' })
export class Load {
  @Field(() => LocalisedText, { nullable: true, description: 'The kind of reference data it brought; null for cases, and where it published nothing.' }) readonly about!: LocalisedText | null;
  @Field(() => LocalDate, { nullable: true }) readonly asOf!: string | null;
  @Field({ middleware: [actorName], description: "Who brought it: a viewer's id, cli, demo, or schedule and its name; empty of loads that came before this was kept." }) readonly by!: string;
  @Field(() => Int) readonly casesChanged!: number;
  @Field(() => Int) readonly casesNew!: number;
  @Field() readonly dataset!: string;
  @Field(() => Int) readonly delivered!: number;
  @Field(() => Float) readonly fileBytes!: number;
  @Field(() => [String]) readonly fileNames!: readonly string[];
  @Field(() => Timestamp, { nullable: true }) readonly finishedAt!: string | null;
  @Field(() => Int) readonly folded!: number;
  @Field(() => Int) readonly loadNo!: number;
  @Field(() => Int) readonly loaded!: number;
  @Field(() => LocalisedText, { nullable: true, description: 'Why it failed, or that nothing had to be done.' }) readonly message!: LocalisedText | null;
  @Field(() => Int, { description: 'Cases the store holds and a full snapshot did not bring; they stay in every figure.' }) readonly missing!: number;
  @Field() readonly profile!: string;
  @Field(() => Int) readonly rejected!: number;
  @Field({ description: 'What stood in its rejected rows was deleted for its age: they are counted, and cannot be handed back.' }) readonly rejectsEmptied!: boolean;
  @Field() readonly source!: string;
  @Field(() => Timestamp) readonly startedAt!: string;
  @Field(() => LoadStateEnum) readonly state!: keyof typeof LoadStateEnum;
  @Field(() => Int) readonly unchanged!: number;
  @Field(() => Int, { description: 'The same, and taken out of the current figures.' }) readonly withdrawn!: number;
}

@ObjectType()
export class Reject {
  @Field() readonly column!: string;
  @Field() readonly raw!: string;
  @Field() readonly reason!: string;
  @Field(() => Float) readonly rowNo!: number;
  @Field() readonly value!: string;
}

@ObjectType({ description: 'Rejected rows of one reason and column, with the first of them.' })
export class RejectReason {
  @Field() readonly column!: string;
  @Field(() => Int) readonly n!: number;
  @Field() readonly reason!: string;
  @Field({ description: 'What stood in these rows was deleted for its age: they are counted, and nothing of them can be shown or handed back.' }) readonly isEmptied!: boolean;
  @Field(() => LocalisedText, { description: 'The reason in words.' }) readonly sentence!: LocalisedText;
  @Field(() => [Reject]) readonly samples!: readonly Reject[];
}

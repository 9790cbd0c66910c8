import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Timestamp } from '../graphql/scalars.js';
import { LocalisedText } from '../graphql/words.model.js';

@ObjectType({ description: 'A question somebody wishes to see again; it holds no data.' })
export class SavedView {
  @Field({ description: 'JSON: dataset, period, filters, metrics, rows, columns, grain, against, form, top, sort.' }) readonly definition!: string;
  @Field({ description: 'The view as a file, to be taken elsewhere.' }) readonly file!: string;
  @Field(() => ID) readonly id!: string;
  @Field({ description: 'The viewer may change and remove it.' }) readonly isOwn!: boolean;
  @Field({ description: 'Everybody may open it who may see whom its filters name.' }) readonly isShared!: boolean;
  @Field() readonly name!: string;
  @Field(() => Int, { description: 'One more with each change.' }) readonly revision!: number;
  @Field(() => Timestamp) readonly savedAt!: string;
}

@ObjectType({ description: 'A field in which two views differ.' })
export class ViewDifference {
  @Field(() => LocalisedText) readonly a!: LocalisedText;
  @Field(() => LocalisedText) readonly b!: LocalisedText;
  @Field() readonly field!: string;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
}

@InputType()
export class ViewInput {
  @Field({ description: 'JSON, as `SavedView.definition`.' }) readonly definition!: string;
  @Field(() => ID, { nullable: true, description: 'null: a new view.' }) readonly id?: string | null;
  @Field() readonly isShared!: boolean;
  @Field({ description: '1 to 80 characters.' }) readonly name!: string;
  @Field(() => Int, { nullable: true, description: 'With id: the revision the change was made from.' }) readonly revision?: number | null;
}

import { Field, ObjectType } from '@nestjs/graphql';
import { RightEnum } from '../graphql/enums.js';
import type { Right } from './rights.js';

@ObjectType({ description: 'Who asks.' })
export class ViewerInfo {
  @Field({ description: 'Whoever sits at this machine: nobody signs in.' }) readonly isLocal!: boolean;
  @Field() readonly name!: string;
  @Field({ description: 'People may sign in at a provider of single sign-on.' }) readonly isSsoOffered!: boolean;
  @Field({ description: 'They see who mediators are: by right, or because they see the cases of named people only.' }) readonly seesNames!: boolean;
  @Field(() => String, { nullable: true, description: 'Whose eyes they look through, by name.' }) readonly seenAs!: string | null;
  @Field(() => [RightEnum], { description: 'What they may do.' }) readonly rights!: readonly Right[];
}

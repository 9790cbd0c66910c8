import { Field, ObjectType } from '@nestjs/graphql';
import { Timestamp } from '../../graphql/scalars.js';
import { LocalisedText } from '../../graphql/words.model.js';

@ObjectType({ description: 'The calendar by which programs read the meetings of whoever asks.' })
export class OwnCalendar {
  @Field(() => String, { nullable: true, description: 'Told once, when it is made; whoever has it reads when the meetings are.' }) readonly address!: string | null;
  @Field(() => Timestamp, { nullable: true, description: 'null: there is none.' }) readonly since!: string | null;
}

@ObjectType({ description: 'What became of the invitation of a participant.' })
export class Invitation {
  @Field({ description: 'The mail server took it.' }) readonly isSent!: boolean;
  @Field() readonly name!: string;
  @Field(() => LocalisedText, { nullable: true, description: 'Why not.' }) readonly why!: LocalisedText | null;
}

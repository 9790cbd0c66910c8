import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AlertStrength } from '@concord/sql';
import { JobFailure } from '../../deliveries/deliveries.model.js';
import { Timestamp } from '../../graphql/scalars.js';
import { SignalStrengthEnum } from '../../signals/signal-enums.js';

@InputType()
export class OwnAlertsInput {
  @Field({ description: 'A mail address.' }) readonly address!: string;
  @Field(() => SignalStrengthEnum, { description: 'Nothing weaker is told.' }) readonly strength!: AlertStrength;
  @Field({ description: 'Name of a time zone (IANA).' }) readonly zone!: string;
  @Field(() => [Int], { description: 'Days on which mail may come, 1 for Monday to 7.' }) readonly weekdays!: number[];
  @Field(() => String, { nullable: true, description: 'HH:MM; from then on no mail comes. Null with `quietTo`: it may come at any time.' }) readonly quietFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'HH:MM; may lie past midnight.' }) readonly quietTo?: string | null;
}

@ObjectType({ description: 'What became of a mail.' })
export class NoticeTold {
  @Field(() => Timestamp) readonly madeAt!: string;
  @Field(() => Timestamp, { nullable: true }) readonly sentAt!: string | null;
  @Field(() => JobFailure, { nullable: true, description: 'Null: it was sent, or waits for its first try.' }) readonly result!: JobFailure | null;
}

@ObjectType({ description: 'How somebody is told of signals and what is due, by mail.' })
export class OwnAlerts {
  @Field() readonly address!: string;
  @Field(() => SignalStrengthEnum) readonly strength!: AlertStrength;
  @Field() readonly zone!: string;
  @Field(() => [Int]) readonly weekdays!: readonly number[];
  @Field(() => String, { nullable: true }) readonly quietFrom!: string | null;
  @Field(() => String, { nullable: true }) readonly quietTo!: string | null;
  @Field(() => [NoticeTold], { description: 'The newest mails.' }) readonly newest!: readonly NoticeTold[];
}

@ObjectType({ description: 'Whether mail can be sent at all, and how one is told.' })
export class AlertsTold {
  @Field({ description: 'A mail server is configured.' }) readonly mayMail!: boolean;
  @Field(() => OwnAlerts, { nullable: true, description: 'Null: one is told nothing by mail.' }) readonly own!: OwnAlerts | null;
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';
import { Member } from '../graphql/words.model.js';
import { FindingAnswer } from '../narrative/finding.model.js';

@ObjectType({ description: 'The earlier case of which a case is the repetition.' })
export class RepeatedCase {
  @Field() readonly caseId!: string;
  @Field(() => Int, { description: 'From its first closing to the receipt of the repetition.' }) readonly days!: number;
  @Field() readonly source!: string;
}

@ObjectType()
export class JourneyCase {
  @Field(() => Float, { nullable: true }) readonly amountClaimed!: number | null;
  @Field() readonly caseId!: string;
  @Field(() => LocalDate, { nullable: true }) readonly closedOn!: string | null;
  @Field(() => Int, { nullable: true, description: 'From the receipt of the case before; null for the first.' }) readonly gapDays!: number | null;
  @Field(() => Member) readonly institution!: Member;
  @Field(() => Member) readonly issue!: Member;
  @Field(() => Member) readonly outcome!: Member;
  @Field(() => LocalDate) readonly receivedOn!: string;
  @Field(() => LocalDate, { nullable: true }) readonly reopenedOn!: string | null;
  @Field(() => RepeatedCase, { nullable: true }) readonly repeats!: RepeatedCase | null;
  @Field() readonly source!: string;
}

@ObjectType({ description: 'The cases of one party that the viewer may see, the earliest first.' })
export class Journey {
  @Field(() => LocalDate) readonly asOf!: string;
  @Field(() => [JourneyCase]) readonly cases!: readonly JourneyCase[];
  @Field(() => [FindingAnswer]) readonly findings!: readonly FindingAnswer[];
  @Field({ description: 'Beginning of the pseudonym; nothing else of a party is told.' }) readonly pseudonym!: string;
  @Field(() => Int, { description: 'Cases there are; `cases` holds the latest.' }) readonly total!: number;
}

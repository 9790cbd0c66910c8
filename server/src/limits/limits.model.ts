import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LimitStep } from '@concord/sql';
import { DayKindEnum, LimitStepEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { LocalisedText, Member } from '../graphql/words.model.js';

@ObjectType({ description: 'A time limit: from which step of a case to which, how many days, for which cases, and where it comes from.' })
export class LimitRule {
  @Field({ description: 'The calendar by which working days are counted.' }) readonly calendar!: string;
  @Field(() => Member, { nullable: true, description: 'Only for cases that came in through this channel; null: all.' }) readonly channel!: Member | null;
  @Field(() => Member, { nullable: true, description: 'Only for cases of this complexity; null: all.' }) readonly complexity!: Member | null;
  @Field(() => DayKindEnum) readonly dayKind!: keyof typeof DayKindEnum;
  @Field(() => Int) readonly days!: number;
  @Field(() => LimitStepEnum) readonly endsWith!: LimitStep;
  @Field({ description: 'Comes with the product; holds where the dataset has no rule of the same name.' }) readonly isBuiltIn!: boolean;
  @Field({ description: 'A rule of the dataset of the same name took its place: it holds for no case.' }) readonly isReplaced!: boolean;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field({ description: 'A limit that ends on a rest day ends on the next working day.' }) readonly rollsToWorkday!: boolean;
  @Field() readonly rule!: string;
  @Field(() => LocalisedText, { nullable: true, description: 'Where it comes from; null where nobody said.' }) readonly source!: LocalisedText | null;
  @Field(() => LimitStepEnum) readonly startsWith!: LimitStep;
  @Field(() => [String], { description: 'As the dataset names them: its clock stands still only while a case is inactive for one of these; none: whatever it is inactive for.' }) readonly suspendReasons!: readonly string[];
  @Field({ description: 'Its clock stands still while a case is inactive.' }) readonly suspends!: boolean;
  @Field(() => LocalDate) readonly validFrom!: string;
  @Field(() => LocalDate, { nullable: true, description: 'null while it holds.' }) readonly validTo!: string | null;
  @Field(() => LocalisedText, { nullable: true, description: 'What is still to be checked against the primary text; null: nothing.' }) readonly verify!: LocalisedText | null;
}

@ObjectType({ description: 'By what limits are worked out where a case was delivered without one.' })
export class LimitRules {
  @Field(() => [Int], { description: 'Years whose holidays are known; no working day is counted in another.' }) readonly announcedYears!: readonly number[];
  @Field(() => [LimitRule], { description: 'In the order in which they are tried.' }) readonly rules!: readonly LimitRule[];
}

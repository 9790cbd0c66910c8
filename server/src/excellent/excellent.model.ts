import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { actorName } from '../identity/actor-name.js';
import { DimensionIdEnum, enumOf } from '../graphql/enums.js';
import { Timestamp } from '../graphql/scalars.js';
import { LocalisedText, Member } from '../graphql/words.model.js';
import { EXCELLENT_EVENTS, EXCELLENT_PHASES, REVIEW_RIGHTS, type ExcellentEvent, type ExcellentPhase, type ReviewRight } from './excellent.js';
import { MASKED_KINDS, type MaskedKind } from './mask.js';

const ExcellentPhaseEnum = enumOf<ExcellentPhase>('ExcellentPhase', EXCELLENT_PHASES);
const ExcellentEventEnum = enumOf<ExcellentEvent['kind']>('ExcellentEventKind', EXCELLENT_EVENTS);
const ReviewRightEnum = enumOf<ReviewRight>('ReviewRight', REVIEW_RIGHTS);
const MaskedKindEnum = enumOf<MaskedKind>('MaskedKind', MASKED_KINDS);

@InputType()
export class NominateInput {
  @Field() readonly caseId!: string;
  @Field() readonly dataset!: string;
  @Field({ description: 'A person has checked that nothing in the text tells who a party is.' }) readonly isConfirmed!: boolean;
  @Field() readonly source!: string;
  @Field({ description: 'What the dispute was and how it was settled; only its masked form is kept.' }) readonly summary!: string;
  @Field() readonly title!: string;
}

@InputType()
export class ReviseInput {
  @Field(() => ID) readonly id!: string;
  @Field() readonly isConfirmed!: boolean;
  @Field() readonly summary!: string;
  @Field() readonly title!: string;
}

@ObjectType()
export class MaskedCount {
  @Field(() => MaskedKindEnum) readonly kind!: MaskedKind;
  @Field(() => Int) readonly times!: number;
}

@ObjectType({ description: 'A text as it would be kept, and what was taken out of it.' })
export class Masked {
  @Field(() => [MaskedCount]) readonly masked!: readonly MaskedCount[];
  @Field(() => [String], { description: 'What may be names: for a person to look at.' }) readonly names!: readonly string[];
  @Field() readonly text!: string;
}

@ObjectType()
export class ExcellentFact {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field(() => LocalisedText) readonly label!: LocalisedText;
  @Field(() => Member) readonly member!: Member;
}

@ObjectType({ description: 'Something that was done about it.' })
export class ExcellentLogEntry {
  @Field(() => Timestamp) readonly at!: string;
  @Field({ middleware: [actorName] }) readonly by!: string;
  @Field(() => ExcellentEventEnum) readonly kind!: ExcellentEvent['kind'];
  @Field(() => String, { nullable: true }) readonly reason!: string | null;
}

@ObjectType({ description: 'A case put forward as excellent, de-identified. Facts are as they were then.' })
export class ExcellentCase {
  @Field(() => String, { nullable: true, description: 'null for those who may not see every case.' }) readonly caseId!: string | null;
  @Field(() => Int) readonly closedYear!: number;
  @Field(() => Timestamp) readonly createdAt!: string;
  @Field({ middleware: [actorName] }) readonly createdBy!: string;
  @Field() readonly dataset!: string;
  @Field(() => Int, { description: 'From opening to closing.' }) readonly days!: number;
  @Field(() => [ExcellentFact]) readonly facts!: readonly ExcellentFact[];
  @Field(() => ID) readonly id!: string;
  @Field(() => [ExcellentLogEntry]) readonly log!: readonly ExcellentLogEntry[];
  @Field(() => Member, { nullable: true, description: 'null for those who may not see every case.' }) readonly mediator!: Member | null;
  @Field(() => ExcellentPhaseEnum) readonly phase!: ExcellentPhase;
  @Field(() => Timestamp, { nullable: true }) readonly publishedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was sent back or withdrawn.' }) readonly reason!: string | null;
  @Field(() => ReviewRightEnum, { description: 'Whether the viewer may accept it or send it back. own: they put it forward or rewrote it, and may not. unnamed: nobody has signed in, so who it is is not known.' }) readonly review!: ReviewRight;
  @Field(() => String, { nullable: true }) readonly source!: string | null;
  @Field() readonly summary!: string;
  @Field() readonly title!: string;
}

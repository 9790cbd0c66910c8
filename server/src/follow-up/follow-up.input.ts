import { Field, Float, InputType, Int } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { DimensionIdEnum, enumOf } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { SelectionInput } from '../graphql/selection.input.js';
import type { Selection } from '../store/store.js';

/** Which way a figure was hoped to move. */
export const HopeEnum = enumOf('Hope', ['down', 'up']);

/** What is asked of an action: who decided it said all of this beforehand. Days are YYYY-MM-DD. */
export interface FollowUpRequest extends Selection {
  /** An id of the catalogue, as it was when the action was decided: it may be gone. */
  readonly metric: string;
  /** One member alone, beside the filters. */
  readonly split?: { readonly dimension: DimensionId; readonly member: string } | null | undefined;
  /** The day the action took effect. */
  readonly startsOn: string;
  /** `size` in the unit of the metric (shares 0.05 for five points; counts a month), null where none was said. */
  readonly expected: { readonly direction: 'down' | 'up'; readonly size?: number | null | undefined };
  /** The group was chosen because it was worst among the members of this dimension. */
  readonly chosenAsWorst?: { readonly dimension: DimensionId } | null | undefined;
  /** Whole months before, 12 to 36; 12 where left out. */
  readonly monthsBefore?: number | null | undefined;
  /** The day of review: months that end later do not count, and nothing is said before it. */
  readonly reviewOn?: string | null | undefined;
  /** The day metric, direction and review were written down; without it nothing is told as an association. */
  readonly declaredOn?: string | null | undefined;
  /** The data version the action was decided on: figures before that were restated since, so that the verdict is another, are told. */
  readonly decidedAtLoad?: number | null | undefined;
  /** Version of the metric's definition then. */
  readonly definitionVersion?: number | null | undefined;
}

@InputType()
export class FollowUpMemberInput {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field() readonly member!: string;
}

@InputType()
export class FollowUpExpectedInput {
  @Field(() => HopeEnum) readonly direction!: 'down' | 'up';
  @Field(() => Float, { nullable: true, description: 'In the unit of the metric: 0.05 for five points of a share, cases a month for counts.' }) readonly size?: number | null;
}

@InputType()
export class FollowUpChosenInput {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
}

@InputType()
export class FollowUpInput extends SelectionInput implements FollowUpRequest {
  @Field(() => FollowUpChosenInput, { nullable: true, description: 'The group was chosen because it was worst among the members of this dimension.' }) readonly chosenAsWorst?: FollowUpChosenInput | null;
  @Field(() => Int, { nullable: true, description: 'The data version the action was decided on.' }) readonly decidedAtLoad?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day metric, direction and review were written down.' }) readonly declaredOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version of the metric’s definition when the action was decided.' }) readonly definitionVersion?: number | null;
  @Field(() => FollowUpExpectedInput) readonly expected!: FollowUpExpectedInput;
  @Field({ description: 'An id of the catalogue, as it was when the action was decided.' }) readonly metric!: string;
  @Field(() => Int, { nullable: true, description: 'Whole months before, 12 to 36; 12 where left out.' }) readonly monthsBefore?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Months that end later do not count, and nothing is said before it.' }) readonly reviewOn?: string | null;
  @Field(() => FollowUpMemberInput, { nullable: true, description: 'One member alone, beside the filters.' }) readonly split?: FollowUpMemberInput | null;
  @Field(() => LocalDate, { description: 'The day the action took effect.' }) readonly startsOn!: string;
}

import { ArgsType, Field, Int } from '@nestjs/graphql';
import type { RecordId } from '@concord/sql';
import { RecordIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';

@ArgsType()
export class RecordKindsArgs {
  @Field() readonly dataset!: string;
  @Field(() => Int, { nullable: true, description: 'Time travel: what was in force after this load.' }) readonly asOfLoad?: number | null;
}

@ArgsType()
export class RecordsArgs extends RecordKindsArgs {
  @Field(() => RecordIdEnum) readonly kind!: RecordId;
  @Field(() => LocalDate, { nullable: true, description: 'Only what holds on this day.' }) readonly on?: string | null;
  @Field(() => String, { nullable: true, description: 'Only records one of whose values contains this text.' }) readonly search?: string | null;
  @Field(() => Int, { defaultValue: 50 }) readonly first: number = 50;
  @Field(() => String, { nullable: true }) readonly after?: string | null;
}

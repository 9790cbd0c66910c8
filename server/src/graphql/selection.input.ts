import { Field, InputType, Int } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import type { Selection } from '../store/store.js';
import { DimensionIdEnum } from './enums.js';
import { LocalDate } from './scalars.js';

@InputType()
export class FilterInput {
  @Field(() => DimensionIdEnum) readonly dimension!: DimensionId;
  @Field({ defaultValue: false, description: 'Leave these values out instead of keeping them.' }) readonly exclude!: boolean;
  @Field(() => [String]) readonly values!: string[];
}

@InputType({ description: 'Both ends belong to the range.' })
export class RangeInput {
  @Field(() => LocalDate) readonly from!: string;
  @Field(() => LocalDate) readonly to!: string;
}

/** Which cases a question is about; part of every question's input. */
@InputType({ isAbstract: true })
export abstract class SelectionInput implements Selection {
  @Field(() => Int, { nullable: true, description: 'Time travel: as it stood after this load.' }) readonly asOfLoad?: number | null;
  @Field() readonly dataset!: string;
  @Field(() => [FilterInput], { defaultValue: [] }) readonly filters!: FilterInput[];
}

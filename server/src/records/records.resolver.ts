import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import type { RecordId } from '@concord/sql';
import { RecordIdEnum } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { DefinitionBreak, RecordKind, RecordPage } from './records.model.js';
import { RecordsService } from './records.service.js';

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

@Resolver()
export class RecordsResolver {
  constructor(private readonly service: RecordsService) {}

  @Query(() => [RecordKind], { description: 'Every kind of reference data there can be, and what of it a dataset has.' })
  recordKinds(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<RecordKind[]> {
    return this.service.kinds(viewer, asked);
  }

  @Query(() => [DefinitionBreak], { description: 'Oldest first.' })
  definitionBreaks(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<DefinitionBreak[]> {
    return this.service.breaks(viewer, asked);
  }

  @Query(() => RecordPage)
  records(@CurrentViewer() viewer: Viewer, @Args() asked: RecordsArgs): Promise<RecordPage> {
    return this.service.page(viewer, asked);
  }
}

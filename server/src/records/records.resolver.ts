import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { RecordKindsArgs, RecordsArgs } from './records.input.js';
import { RecordKind, RecordPage } from './records.model.js';
import { RecordsService } from './records.service.js';

@Resolver()
export class RecordsResolver {
  constructor(private readonly service: RecordsService) {}

  @Query(() => [RecordKind], { description: 'Every kind of reference data there can be, and what of it a dataset has.' })
  recordKinds(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<RecordKind[]> {
    return this.service.kinds(viewer, asked);
  }

  @Query(() => RecordPage)
  @Needs('names')
  records(@CurrentViewer() viewer: Viewer, @Args() asked: RecordsArgs): Promise<RecordPage> {
    return this.service.page(viewer, asked);
  }
}

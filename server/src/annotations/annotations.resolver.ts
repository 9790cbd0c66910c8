import { Args, Query, Resolver } from '@nestjs/graphql';
import { RecordKindsArgs } from '../records/records.input.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Annotation } from './annotations.model.js';
import { AnnotationsService } from './annotations.service.js';

@Resolver()
export class AnnotationsResolver {
  constructor(private readonly service: AnnotationsService) {}

  @Query(() => [Annotation], { description: 'Campaigns, trainings and definition breaks of a dataset, oldest first.' })
  annotations(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<Annotation[]> {
    return this.service.annotations(viewer, asked);
  }
}

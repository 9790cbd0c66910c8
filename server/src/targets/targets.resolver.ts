import { Args, Query, Resolver } from '@nestjs/graphql';
import { RecordKindsArgs } from '../records/records.input.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Baseline, SetTarget } from './targets.model.js';
import { TargetsService } from './targets.service.js';

@Resolver()
export class TargetsResolver {
  constructor(private readonly service: TargetsService) {}

  @Query(() => [SetTarget], { description: 'Targets and reasonable intervals, oldest first.' })
  targets(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<SetTarget[]> {
    return this.service.targets(viewer, asked);
  }

  @Query(() => [Baseline], { description: 'Where control charts begin anew by decision of a person, oldest first.' })
  baselines(@CurrentViewer() viewer: Viewer, @Args() asked: RecordKindsArgs): Promise<Baseline[]> {
    return this.service.baselines(viewer, asked);
  }
}

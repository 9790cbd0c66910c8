import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Effort, EffortInput } from './effort.model.js';
import { EffortService } from './effort.service.js';

@Resolver()
export class EffortResolver {
  constructor(private readonly service: EffortService) {}

  @Query(() => Effort)
  effort(@CurrentViewer() viewer: Viewer, @Args('input') input: EffortInput): Promise<Effort> {
    return this.service.effort(viewer, input);
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { RareEvents, RareEventsInput } from './rare.model.js';
import { RareService } from './rare.service.js';

@Resolver()
export class RareResolver {
  constructor(private readonly service: RareService) {}

  @Query(() => RareEvents)
  rareEvents(@CurrentViewer() viewer: Viewer, @Args('input') input: RareEventsInput): Promise<RareEvents> {
    return this.service.rareEvents(viewer, input);
  }
}

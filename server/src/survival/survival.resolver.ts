import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { SurvivalInput } from './survival.input.js';
import { Survival } from './survival.model.js';
import { SurvivalService } from './survival.service.js';

@Resolver()
export class SurvivalResolver {
  constructor(private readonly service: SurvivalService) {}

  @Query(() => Survival)
  survival(@CurrentViewer() viewer: Viewer, @Args('input') input: SurvivalInput): Promise<Survival> {
    return this.service.survival(viewer, input);
  }
}

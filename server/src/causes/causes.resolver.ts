import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { CauseInput } from './workspace/cause.input.js';
import { Cause } from './workspace/cause.model.js';
import { CauseService } from './workspace/cause.service.js';

@Resolver()
export class CausesResolver {
  constructor(private readonly causes: CauseService) {}

  @Query(() => Cause, { description: 'Why a type of dispute stays unresolved, as far as the cases tell.' })
  cause(@CurrentViewer() viewer: Viewer, @Args('input') input: CauseInput): Promise<Cause> {
    return this.causes.cause(viewer, input);
  }
}

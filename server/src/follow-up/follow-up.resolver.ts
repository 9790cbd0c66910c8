import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { FollowUpInput } from './follow-up.input.js';
import { FollowUp } from './follow-up.model.js';
import { FollowUpService } from './follow-up.service.js';

@Resolver()
export class FollowUpResolver {
  constructor(private readonly service: FollowUpService) {}

  @Query(() => FollowUp, { description: 'A metric before and after an action, with a verdict by a rule fixed beforehand.' })
  followUp(@CurrentViewer() viewer: Viewer, @Args('input') input: FollowUpInput): Promise<FollowUp> {
    return this.service.judge(viewer, input);
  }
}

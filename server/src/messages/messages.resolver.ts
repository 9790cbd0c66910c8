import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { MessageStep, MessageStepsInput } from './messages.model.js';
import { MessagesService } from './messages.service.js';

@Resolver()
export class MessagesResolver {
  constructor(private readonly service: MessagesService) {}

  @Query(() => [MessageStep])
  messageSteps(@CurrentViewer() viewer: Viewer, @Args('input') input: MessageStepsInput): Promise<readonly MessageStep[]> {
    return this.service.steps(viewer, input);
  }
}

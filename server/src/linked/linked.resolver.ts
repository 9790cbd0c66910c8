import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { LinkedNumber, LinkedNumberNow } from './linked.model.js';
import { LINKED_NUMBER } from './linked-number.js';
import { LinkedNumbersService } from './linked-numbers.service.js';

@Resolver(() => LinkedNumber)
export class LinkedResolver {
  constructor(private readonly service: LinkedNumbersService) {}

  @ResolveField(() => LinkedNumberNow, { nullable: true, description: 'null: the metric is retired, or closed cases of the time were deleted for their age.' })
  now(@CurrentViewer() viewer: Viewer, @Parent() number: LinkedNumber): Promise<LinkedNumberNow | null> {
    return this.service.now(viewer, LINKED_NUMBER.parse(number));
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { allMetrics } from '@concord/sql';
import { SeriesInput } from '../metrics/metrics.input.js';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Together, TogetherInput } from './together.model.js';
import { TogetherService } from './together.service.js';

const MAX_GROUPS = 10;

@Resolver()
export class TogetherResolver {
  constructor(private readonly service: TogetherService) {}

  @Query(() => [Together], { description: 'What may be said of several metrics of one question together; asked with the same input as `series`, nothing is counted twice.' })
  together(@CurrentViewer() viewer: Viewer, @Args('input') input: SeriesInput, @Args('groups', { type: () => [TogetherInput] }) groups: TogetherInput[]): Promise<Together[]> {
    if (groups.length > MAX_GROUPS || input.metrics.length < 1 || input.metrics.length > allMetrics.length) throw new QuestionError('BAD_INPUT', `at most ${String(MAX_GROUPS)} groups, and each metric once`);
    return this.service.together(viewer, input, groups);
  }
}

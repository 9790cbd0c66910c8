import { Args, Query, Resolver } from '@nestjs/graphql';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { ExplorationInput } from './explore.input.js';
import { Exploration } from './explore.model.js';
import { ExploreService } from './explore.service.js';

/** More metrics than this side by side are read by nobody. */
const MAX_METRICS = 6;
/** More members than this are a list. */
const MAX_TOP = 100;

function bounded(count: number, max: number, what: string): void {
  if (count < 1 || count > max) throw new QuestionError('BAD_INPUT', `${what} must be between 1 and ${String(max)}`);
}

@Resolver()
export class ExploreResolver {
  constructor(private readonly service: ExploreService) {}

  @Query(() => Exploration)
  exploration(@CurrentViewer() viewer: Viewer, @Args('input') input: ExplorationInput): Promise<Exploration> {
    bounded(input.metrics.length, MAX_METRICS, 'the number of metrics');
    bounded(input.topRows, MAX_TOP, 'topRows');
    bounded(input.topColumns, MAX_TOP, 'topColumns');
    return this.service.explore(viewer, input);
  }
}

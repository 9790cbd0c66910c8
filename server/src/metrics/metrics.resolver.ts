import { Args, Query, Resolver } from '@nestjs/graphql';
import { allMetrics } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { BreakdownInput, SeriesInput, TotalInput } from './metrics.input.js';
import { Breakdown, Series, Total } from './metrics.model.js';
import { MetricsService } from './metrics.service.js';

/** More members than this is a list, not a breakdown. */
/** Lines of a series that can be told apart; members of a breakdown are rows of a list. */
const MAX_TOP = { series: 500, breakdown: 5_000 } as const;
/** Each metric once; metrics with the same date and rows share a scan. */
const MAX_METRICS = allMetrics.length;

function bounded(count: number, max: number, what: string): void {
  if (count < 1 || count > max) throw new QuestionError('BAD_INPUT', `${what} must be between 1 and ${max}`);
}

@Resolver()
export class MetricsResolver {
  constructor(private readonly metrics: MetricsService) {}

  @Query(() => [Series])
  series(@CurrentViewer() viewer: Viewer, @Args('input') input: SeriesInput): Promise<Series[]> {
    bounded(input.metrics.length, MAX_METRICS, 'the number of metrics');
    bounded(input.top, MAX_TOP.series, 'top');
    return this.metrics.series(viewer, input);
  }

  @Query(() => Breakdown)
  breakdown(@CurrentViewer() viewer: Viewer, @Args('input') input: BreakdownInput): Promise<Breakdown> {
    bounded(input.top, MAX_TOP.breakdown, 'top');
    return this.metrics.breakdown(viewer, input);
  }

  @Query(() => [Total])
  total(@CurrentViewer() viewer: Viewer, @Args('input') input: TotalInput): Promise<Total[]> {
    bounded(input.metrics.length, MAX_METRICS, 'the number of metrics');
    return this.metrics.total(viewer, input);
  }
}

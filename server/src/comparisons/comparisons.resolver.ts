import { Args, Query, Resolver } from '@nestjs/graphql';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { FunnelPlotInput, RateChangeInput } from './comparisons.input.js';
import { FunnelPlot } from './funnel-plot.model.js';
import { FunnelPlotService } from './funnel-plot.service.js';
import { RateChange } from './rate-change.model.js';
import { RateChangeService } from './rate-change.service.js';

/** More members than this cannot be told apart on a screen. */
const MAX_TOP = 50;

function bounded(top: number): void {
  if (top < 1 || top > MAX_TOP) throw new QuestionError('BAD_INPUT', `top must be between 1 and ${MAX_TOP}`);
}

@Resolver()
export class ComparisonsResolver {
  constructor(private readonly changes: RateChangeService, private readonly funnels: FunnelPlotService) {}

  @Query(() => RateChange)
  rateChange(@CurrentViewer() viewer: Viewer, @Args('input') input: RateChangeInput): Promise<RateChange> {
    bounded(input.top);
    return this.changes.change(viewer, input);
  }

  @Query(() => FunnelPlot)
  funnelPlot(@CurrentViewer() viewer: Viewer, @Args('input') input: FunnelPlotInput): Promise<FunnelPlot> {
    return this.funnels.plot(viewer, input);
  }
}

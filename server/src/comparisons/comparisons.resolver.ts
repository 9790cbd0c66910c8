import { Args, Query, Resolver } from '@nestjs/graphql';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { FunnelPlotInput, PairInput, RateChangeInput } from './comparisons.input.js';
import { FunnelMember, FunnelPlot } from './funnel-plot.model.js';
import { FunnelPlotService } from './funnel-plot.service.js';
import { Pair } from './pair/pair.model.js';
import { PairService } from './pair/pair.service.js';
import { RateChange } from './rate-change.model.js';
import { RateChangeService } from './rate-change.service.js';

/** More members than this cannot be told apart on a screen. */
const MAX_TOP = 50;

function bounded(top: number): void {
  if (top < 1 || top > MAX_TOP) throw new QuestionError('BAD_INPUT', `top must be between 1 and ${MAX_TOP}`);
}

@Resolver()
export class ComparisonsResolver {
  constructor(private readonly changes: RateChangeService, private readonly funnels: FunnelPlotService, private readonly pairs: PairService) {}

  @Query(() => RateChange)
  rateChange(@CurrentViewer() viewer: Viewer, @Args('input') input: RateChangeInput): Promise<RateChange> {
    bounded(input.top);
    return this.changes.change(viewer, input);
  }

  @Query(() => FunnelPlot)
  funnelPlot(@CurrentViewer() viewer: Viewer, @Args('input') input: FunnelPlotInput): Promise<FunnelPlot> {
    return this.funnels.plot(viewer, input);
  }

  @Query(() => FunnelMember, { nullable: true })
  funnelMember(@CurrentViewer() viewer: Viewer, @Args('input') input: FunnelPlotInput, @Args('member') member: string): Promise<FunnelMember | null> {
    return this.funnels.member(viewer, input, member);
  }

  @Query(() => Pair, { description: 'Two members of a dimension on their like cases.' })
  pair(@CurrentViewer() viewer: Viewer, @Args('input') input: PairInput): Promise<Pair> {
    return this.pairs.pair(viewer, input);
  }
}

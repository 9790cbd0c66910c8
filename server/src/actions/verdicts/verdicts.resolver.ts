import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { ActionFollowUp, VerdictPrecision } from './verdicts.model.js';
import { VerdictsService } from './verdicts.service.js';

@Resolver()
export class VerdictsResolver {
  constructor(private readonly service: VerdictsService) {}

  @Query(() => ActionFollowUp, { nullable: true, description: 'What became of the metric an action was to move; null where there is no such action, or not for the viewer.' })
  actionFollowUp(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<ActionFollowUp | null> {
    return this.service.followUp(viewer, id);
  }

  @Query(() => VerdictPrecision, { description: 'How far past verdicts on actions that the viewer may see could be relied on.' })
  actionVerdicts(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<VerdictPrecision> {
    return this.service.precision(viewer, dataset);
  }
}

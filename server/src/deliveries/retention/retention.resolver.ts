import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prose } from '../../graphql/scalars.js';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Job } from '../deliveries.model.js';
import { DeliveriesService } from '../deliveries.service.js';
import { jobOf } from '../job-answer.js';
import { summaryOfResting } from '../withdrawals/withdrawals.model.js';
import { Retention, RetentionPlan } from './retention.model.js';
import { RetentionService } from './retention.service.js';

@Resolver()
export class RetentionResolver {
  constructor(private readonly service: RetentionService, private readonly deliveries: DeliveriesService) {}

  @Needs('administer')
  @Query(() => Retention)
  retention(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<Retention> {
    return this.service.retention(viewer, dataset);
  }

  @Needs('administer')
  @Query(() => RetentionPlan, { nullable: true, description: 'What deleting by the rule that holds would do today; null without a rule.' })
  async retentionPlan(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<RetentionPlan | null> {
    const plan = await this.service.plan(viewer, dataset);
    return plan === null ? null : { ...plan, rounds: plan.rounds.map(summaryOfResting) };
  }

  @Needs('administer')
  @Mutation(() => Retention, { description: 'Sets how long closed cases are kept, or that they are kept without an end. Deletes nothing.' })
  setRetentionRule(
    @CurrentViewer() viewer: Viewer,
    @Args('dataset') dataset: string,
    @Args('years', { type: () => Int, nullable: true, description: 'Null: without an end.' }) years: number | null,
    @Args('reason', { type: () => Prose }) reason: string,
  ): Promise<Retention> {
    return this.service.set(viewer, dataset, years, reason);
  }

  @Needs('administer', 'load')
  @Mutation(() => Job, { description: 'Deletes for good what the rule no longer lets be kept. Refused while a load runs, and when data were published since `dataVersion`.' })
  async deleteForAge(
    @CurrentViewer() viewer: Viewer,
    @Args('dataset') dataset: string,
    @Args('breaksRounds', { type: () => Boolean, defaultValue: false, description: 'Also where public or final rounds of the board rest on these cases; else it is refused (ROUNDS_REST_ON_IT).' }) breaksRounds: boolean,
    @Args('dataVersion', { type: () => Int, description: 'Of the plan that was shown.' }) dataVersion: number,
  ): Promise<Job> {
    return jobOf(await this.deliveries.deleteForAge(viewer, dataset, breaksRounds, dataVersion));
  }
}

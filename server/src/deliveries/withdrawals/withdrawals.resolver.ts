import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Job } from '../deliveries.model.js';
import { DeliveriesService } from '../deliveries.service.js';
import { jobOf } from '../job-answer.js';
import { summaryOfResting, WithdrawalPlan } from './withdrawals.model.js';

@Needs('load')
@Resolver()
export class WithdrawalsResolver {
  constructor(private readonly service: DeliveriesService) {}

  @Query(() => WithdrawalPlan, { description: 'What taking a load back would change.' })
  async withdrawalPlan(@CurrentViewer() viewer: Viewer, @Args('loadNo', { type: () => Int }) loadNo: number): Promise<WithdrawalPlan> {
    const { load, ...plan } = await this.service.planWithdrawal(viewer, loadNo);
    return { ...plan, loadNo: load.loadNo, rounds: plan.rounds.map(summaryOfResting) };
  }

  @Mutation(() => Job, { description: 'Takes a load back with everything it did. Refused while a load runs, and when data were published since `dataVersion`.' })
  async withdrawLoad(
    @CurrentViewer() viewer: Viewer,
    @Args('loadNo', { type: () => Int }) loadNo: number,
    @Args('breaksRounds', { type: () => Boolean, defaultValue: false, description: 'Also where public or final rounds of the board rest on it; else it is refused (ROUNDS_REST_ON_IT).' }) breaksRounds: boolean,
    @Args('dataVersion', { type: () => Int, description: 'Of the plan that was shown.' }) dataVersion: number,
  ): Promise<Job> {
    return jobOf(await this.service.withdraw(viewer, loadNo, breaksRounds, dataVersion));
  }
}

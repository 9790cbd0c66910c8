import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { KeptOf } from '@concord/sql';
import { Prose } from '../../graphql/scalars.js';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Forgotten, Keeping, KeepingPlan } from './keeping.model.js';
import { KeepingService } from './keeping.service.js';

const LOG: KeptOf = { what: 'log', dataset: '' };
const rejectsOf = (dataset: string): KeptOf => ({ what: 'rejects', dataset });

@Resolver()
export class KeepingResolver {
  constructor(private readonly service: KeepingService) {}

  @Needs('administer')
  @Query(() => Keeping, { description: 'How long what stood in rejected rows is kept, counted from their delivery.' })
  rejectKeeping(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<Keeping> {
    return this.service.keeping(viewer, rejectsOf(dataset));
  }

  @Needs('administer')
  @Query(() => KeepingPlan, { nullable: true, description: 'What emptying rejected rows by the rule that holds would do today; null without a rule.' })
  rejectKeepingPlan(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<KeepingPlan | null> {
    return this.service.plan(viewer, rejectsOf(dataset));
  }

  @Needs('administer')
  @Mutation(() => Keeping, { description: 'Sets how long what stood in rejected rows is kept, or that it is kept without an end. Deletes nothing.' })
  setRejectRule(
    @CurrentViewer() viewer: Viewer,
    @Args('dataset') dataset: string,
    @Args('months', { type: () => Int, nullable: true, description: 'Null: without an end.' }) months: number | null,
    @Args('reason', { type: () => Prose }) reason: string,
  ): Promise<Keeping> {
    return this.service.set(viewer, rejectsOf(dataset), months, reason);
  }

  @Needs('administer', 'load')
  @Mutation(() => Forgotten, { description: 'Deletes for good what stood in rejected rows older than the rule lets them be; that they were rejected, and why, stays. Refused while a load runs.' })
  emptyRejects(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('items', { type: () => Int, description: 'Of the plan that was shown.' }) items: number): Promise<Forgotten> {
    return this.service.forget(viewer, rejectsOf(dataset), items);
  }

  @Needs('administer', 'audit')
  @Query(() => Keeping, { description: 'How long the log of what was done is kept.' })
  logKeeping(@CurrentViewer() viewer: Viewer): Promise<Keeping> {
    return this.service.keeping(viewer, LOG);
  }

  @Needs('administer', 'audit')
  @Query(() => KeepingPlan, { nullable: true, description: 'What deleting from the log by the rule that holds would do today; null without a rule.' })
  logKeepingPlan(@CurrentViewer() viewer: Viewer): Promise<KeepingPlan | null> {
    return this.service.plan(viewer, LOG);
  }

  @Needs('administer', 'audit')
  @Mutation(() => Keeping, { description: 'Sets how long the log is kept: six months at least (LOG_TOO_SHORT), or without an end. Deletes nothing.' })
  setLogRule(
    @CurrentViewer() viewer: Viewer,
    @Args('months', { type: () => Int, nullable: true, description: 'Null: without an end.' }) months: number | null,
    @Args('reason', { type: () => Prose }) reason: string,
  ): Promise<Keeping> {
    return this.service.set(viewer, LOG, months, reason);
  }

  @Needs('administer', 'audit')
  @Mutation(() => Forgotten, { description: 'Deletes for good the events that are older than the rule lets them be. One event tells of them, and the chain is verified from it.' })
  deleteOldEvents(@CurrentViewer() viewer: Viewer, @Args('items', { type: () => Int, description: 'Of the plan that was shown.' }) items: number): Promise<Forgotten> {
    return this.service.forget(viewer, LOG, items);
  }
}

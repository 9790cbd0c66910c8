import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Delivery, InspectInput, Job, SourceProfile } from './deliveries.model.js';
import { Proposal, ProposalDecisions } from './proposal.model.js';
import { DeliveriesService } from './deliveries.service.js';
import { jobOf } from './job-answer.js';

@Needs('load')
@Resolver()
export class DeliveriesResolver {
  constructor(private readonly service: DeliveriesService) {}

  @Query(() => Delivery)
  delivery(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('inspect', { type: () => InspectInput, nullable: true }) inspect?: InspectInput | null): Promise<Delivery> {
    return this.service.look(viewer, id, inspect ?? {});
  }

  @Query(() => Proposal)
  proposal(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('inspect', { type: () => InspectInput, nullable: true }) inspect?: InspectInput | null,
    @Args('decisions', { type: () => ProposalDecisions, nullable: true }) decisions?: ProposalDecisions | null,
  ): Promise<Proposal> {
    return this.service.propose(viewer, id, inspect ?? {}, decisions ?? { columns: [], outcomes: [], folds: [] });
  }

  @Query(() => [SourceProfile])
  sourceProfiles(@CurrentViewer() viewer: Viewer): Promise<SourceProfile[]> {
    return this.service.profiles(viewer);
  }

  @Query(() => Job)
  async job(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<Job> {
    return jobOf(await this.service.job(viewer, id));
  }

  @Mutation(() => Job, { description: 'A dry run: what a load would do, without doing it.' })
  async checkDelivery(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('profile', { description: 'YAML.' }) profile: string,
    @Args('dataset', { type: () => String, nullable: true }) dataset?: string | null,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
  ): Promise<Job> {
    return jobOf(await this.service.checkWaiting(viewer, id, profile, { dataset: dataset ?? undefined, asOf: asOf ?? undefined }));
  }

  @Mutation(() => Job)
  async loadDelivery(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('profile', { description: 'YAML.' }) profile: string,
    @Args('dataset', { type: () => String, nullable: true }) dataset?: string | null,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
  ): Promise<Job> {
    return jobOf(await this.service.loadWaiting(viewer, id, profile, { dataset: dataset ?? undefined, asOf: asOf ?? undefined }));
  }

  @Mutation(() => Job)
  async cancelJob(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<Job> {
    return jobOf(await this.service.cancel(viewer, id));
  }

  @Mutation(() => Boolean, { description: 'Removes a waiting file.' })
  async dropDelivery(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.service.drop(viewer, id);
    return true;
  }

  @Mutation(() => SourceProfile)
  saveProfile(@CurrentViewer() viewer: Viewer, @Args('text', { description: 'YAML.' }) text: string): Promise<SourceProfile> {
    return this.service.saveProfile(viewer, text);
  }
}

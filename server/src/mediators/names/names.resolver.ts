import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { Job } from '../../deliveries/deliveries.model.js';
import { jobOf } from '../../deliveries/job-answer.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { MediatorNames, MergeNamesInput } from './names.model.js';
import { NamesService } from './names.service.js';

@Needs('names')
@Resolver()
export class NamesResolver {
  constructor(private readonly service: NamesService) {}

  @Query(() => MediatorNames, { description: 'Names of mediators that may be one person, and those that were merged; with `of`, what is about that one.' })
  mediatorNames(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('of', { type: () => String, nullable: true }) of?: string | null): Promise<MediatorNames> {
    return this.service.names(viewer, dataset, of ?? undefined);
  }

  @Mutation(() => Job, { description: 'Two names become one mediator, from the load this begins.' })
  @Needs('load')
  async mergeMediatorNames(@CurrentViewer() viewer: Viewer, @Args('input') input: MergeNamesInput): Promise<Job> {
    return jobOf(await this.service.merge(viewer, input));
  }
}

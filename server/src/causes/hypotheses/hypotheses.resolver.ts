import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { DimensionIdEnum } from '../../graphql/enums.js';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { AddHypothesisInput, Hypothesis, HypothesisChangeInput } from './hypotheses.model.js';
import { HypothesesService } from './hypotheses.service.js';

@Resolver()
export class HypothesesResolver {
  constructor(private readonly service: HypothesesService) {}

  @Query(() => [Hypothesis], { description: 'What is supposed of a type, newest first.' })
  hypotheses(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('dimension', { type: () => DimensionIdEnum }) dimension: DimensionId, @Args('member') member: string): Promise<Hypothesis[]> {
    return this.service.list(viewer, dataset, dimension, member);
  }

  @Mutation(() => Hypothesis)
  @Needs('define')
  addHypothesis(@CurrentViewer() viewer: Viewer, @Args('input') input: AddHypothesisInput): Promise<Hypothesis> {
    return this.service.add(viewer, input);
  }

  @Mutation(() => Hypothesis, { description: 'Refused as CONFLICT where it is not at that revision any more: nothing is overwritten.' })
  @Needs('define')
  changeHypothesis(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('revision', { type: () => Int }) revision: number, @Args('change') change: HypothesisChangeInput): Promise<Hypothesis> {
    return this.service.change(viewer, id, revision, change);
  }
}

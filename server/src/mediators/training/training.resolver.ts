import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { TrainingEffect, TrainingEffectInput, Trainings } from './training.model.js';
import { TrainingService } from './training.service.js';

@Resolver()
export class TrainingResolver {
  constructor(private readonly service: TrainingService) {}

  @Query(() => Trainings)
  @Needs('names')
  trainings(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<Trainings> {
    return this.service.trainings(viewer, dataset);
  }

  @Query(() => TrainingEffect, { description: 'Before and after one training, beside those who did not take part.' })
  trainingEffect(@CurrentViewer() viewer: Viewer, @Args('input') input: TrainingEffectInput): Promise<TrainingEffect> {
    return this.service.effect(viewer, input);
  }
}

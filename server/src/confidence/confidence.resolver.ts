import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Confidence, ConfidenceInput } from './confidence.model.js';
import { ConfidenceService } from './confidence.service.js';

@Resolver()
export class ConfidenceResolver {
  constructor(private readonly service: ConfidenceService) {}

  @Query(() => Confidence)
  confidence(@CurrentViewer() viewer: Viewer, @Args('input') input: ConfidenceInput): Promise<Confidence> {
    return this.service.confidence(viewer, input);
  }
}

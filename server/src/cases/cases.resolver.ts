import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Case, CasePage, CasesInput } from './cases.model.js';
import { CasesService } from './cases.service.js';
import { Journey } from './journey.model.js';
import { JourneyService } from './journey.service.js';

@Needs('drill')
@Resolver()
export class CasesResolver {
  constructor(private readonly service: CasesService, private readonly journeys: JourneyService) {}

  @Query(() => CasePage)
  cases(@CurrentViewer() viewer: Viewer, @Args('input') input: CasesInput): Promise<CasePage> {
    return this.service.page(viewer, input);
  }

  @Query(() => Case, { nullable: true })
  case(
    @CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('source') source: string, @Args('caseId') caseId: string,
  ): Promise<Case | null> {
    return this.service.one(viewer, dataset, source, caseId);
  }

  @Query(() => Journey, { nullable: true, description: 'What else the party of a case has been through; null when the case names no party, or may not be seen.' })
  journey(
    @CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string, @Args('source') source: string, @Args('caseId') caseId: string,
  ): Promise<Journey | null> {
    return this.journeys.journey(viewer, dataset, source, caseId);
  }
}

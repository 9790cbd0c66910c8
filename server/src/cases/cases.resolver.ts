import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Case, CasePage, CasesInput } from './cases.model.js';
import { CasesService } from './cases.service.js';

@Resolver()
export class CasesResolver {
  constructor(private readonly service: CasesService) {}

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
}

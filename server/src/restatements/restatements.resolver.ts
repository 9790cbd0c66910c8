import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import { LocalDate } from '../graphql/scalars.js';
import type { Viewer } from '../store/viewer.js';
import { RestatementPage } from './restatements.model.js';
import { RestatementsService } from './restatements.service.js';

@Resolver()
export class RestatementsResolver {
  constructor(private readonly service: RestatementsService) {}

  @Query(() => RestatementPage)
  restatements(
    @CurrentViewer() viewer: Viewer,
    @Args('loadNo', { type: () => Int }) loadNo: number,
    @Args('column', { type: () => String, nullable: true }) column?: string | null,
    @Args('caseId', { type: () => String, nullable: true }) caseId?: string | null,
    @Args('month', { type: () => LocalDate, nullable: true, description: 'First day of a month of receipt.' }) month?: string | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first = 50,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<RestatementPage> {
    return this.service.page(viewer, {
      loadNo, first,
      ...(typeof column === 'string' ? { column } : {}),
      ...(typeof caseId === 'string' ? { caseId } : {}),
      ...(typeof month === 'string' ? { month } : {}),
      ...(typeof after === 'string' ? { after } : {}),
    });
  }
}

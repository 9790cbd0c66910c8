import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { LoadChecks } from './checks.model.js';
import { ChecksService } from './checks.service.js';

@Resolver()
export class ChecksResolver {
  constructor(private readonly service: ChecksService) {}

  @Query(() => LoadChecks)
  loadChecks(@CurrentViewer() viewer: Viewer, @Args('loadNo', { type: () => Int }) loadNo: number): Promise<LoadChecks> {
    return this.service.checks(viewer, loadNo);
  }
}

import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Load, RejectReason } from './loads.model.js';
import { LoadsService } from './loads.service.js';

@Resolver()
export class LoadsResolver {
  constructor(private readonly service: LoadsService) {}

  @Query(() => [Load])
  loads(
    @CurrentViewer() viewer: Viewer,
    @Args('dataset', { type: () => String, nullable: true }) dataset?: string | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first = 50,
  ): Promise<Load[]> {
    return this.service.loads(viewer, first, dataset ?? undefined);
  }

  @Query(() => [RejectReason])
  @Needs('load')
  rejects(@CurrentViewer() viewer: Viewer, @Args('loadNo', { type: () => Int }) loadNo: number): Promise<RejectReason[]> {
    return this.service.rejects(viewer, loadNo);
  }
}

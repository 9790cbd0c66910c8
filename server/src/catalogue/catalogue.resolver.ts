import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { DimensionIdEnum } from '../graphql/enums.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Catalogue, FilterValues, Freshness } from './catalogue.model.js';
import { CatalogueService } from './catalogue.service.js';

@Resolver()
export class CatalogueResolver {
  constructor(private readonly service: CatalogueService) {}

  @Query(() => Catalogue)
  catalogue(): Catalogue {
    return this.service.catalogue();
  }

  @Query(() => Freshness)
  freshness(@CurrentViewer() viewer: Viewer): Promise<Freshness> {
    return this.service.freshness(viewer);
  }

  @Query(() => FilterValues)
  filterValues(
    @CurrentViewer() viewer: Viewer,
    @Args('dataset') dataset: string,
    @Args('dimension', { type: () => DimensionIdEnum }) dimension: DimensionId,
    @Args('limit', { type: () => Int, defaultValue: 50 }) limit: number,
    @Args('search', { type: () => String, nullable: true }) search?: string | null,
  ): Promise<FilterValues> {
    return this.service.filterValues(viewer, dataset, dimension, limit, search ?? '');
  }
}

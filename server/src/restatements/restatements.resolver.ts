import { Args, Query, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { RestatementPage, RestatementsInput } from './restatements.model.js';
import { RestatementsService } from './restatements.service.js';

@Needs('drill', 'names')
@Resolver()
export class RestatementsResolver {
  constructor(private readonly service: RestatementsService) {}

  @Query(() => RestatementPage)
  restatements(@CurrentViewer() viewer: Viewer, @Args('input') input: RestatementsInput): Promise<RestatementPage> {
    return this.service.page(viewer, input);
  }
}

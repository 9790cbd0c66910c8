import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Issues, IssuesInput } from './issues.model.js';
import { IssuesService } from './issues.service.js';

@Resolver()
export class IssuesResolver {
  constructor(private readonly service: IssuesService) {}

  @Query(() => Issues)
  issues(@CurrentViewer() viewer: Viewer, @Args('input') input: IssuesInput): Promise<Issues> {
    return this.service.issues(viewer, input);
  }
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { SavedView, ViewDifference, ViewInput } from './views.model.js';
import { ViewsService } from './views.service.js';

@Resolver()
export class ViewsResolver {
  constructor(private readonly service: ViewsService) {}

  @Query(() => [SavedView], { description: "The viewer's own views and those others share whose filters name nobody that the viewer may not see, by name." })
  savedViews(@CurrentViewer() viewer: Viewer): Promise<SavedView[]> {
    return this.service.list(viewer);
  }

  @Query(() => [ViewDifference], { description: 'In which fields two views differ; none: they ask the same.' })
  viewDifferences(@CurrentViewer() viewer: Viewer, @Args('a', { type: () => ID }) a: string, @Args('b', { type: () => ID }) b: string): Promise<ViewDifference[]> {
    return this.service.compare(viewer, a, b);
  }

  @Mutation(() => SavedView)
  saveView(@CurrentViewer() viewer: Viewer, @Args('view', { type: () => ViewInput }) view: ViewInput): Promise<SavedView> {
    return this.service.save(viewer, view);
  }

  @Mutation(() => SavedView, { description: "Takes a view file as one of the viewer's own." })
  importView(@CurrentViewer() viewer: Viewer, @Args('file') file: string): Promise<SavedView> {
    return this.service.take(viewer, file);
  }

  @Mutation(() => Boolean, { description: "Removes a view of the viewer's own." })
  removeView(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.service.remove(viewer, id);
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { NamesPeople } from '../../identity/needs.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { BoardInput } from '../board.model.js';
import { BoardWatch } from './watch.model.js';
import { WatchService } from './watch.service.js';

@NamesPeople()
@Resolver()
export class WatchResolver {
  constructor(private readonly service: WatchService) {}

  @Query(() => BoardWatch, { description: 'Measures by which a good score can be had without good mediation: who stands apart, or where one person stands.' })
  boardWatch(@CurrentViewer() viewer: Viewer, @Args('input') input: BoardInput, @Args('mediator', { type: () => String, nullable: true }) mediator?: string | null): Promise<BoardWatch> {
    return this.service.watch(viewer, input, mediator ?? null);
  }
}

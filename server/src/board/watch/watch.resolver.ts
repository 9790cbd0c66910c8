import { Args, Query, Resolver } from '@nestjs/graphql';
import type { DimensionId } from '@concord/sql';
import { DimensionIdEnum } from '../../graphql/enums.js';
import { NamesPeople } from '../../identity/needs.js';
import { QuestionError } from '../../store/errors.js';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { BoardInput } from '../board.model.js';
import { BoardWatch } from './watch.model.js';
import { WatchService } from './watch.service.js';
import { WATCHED_BY } from './watched.js';

@NamesPeople()
@Resolver()
export class WatchResolver {
  constructor(private readonly service: WatchService) {}

  @Query(() => BoardWatch, { description: 'Measures by which a good score can be had without good mediation: which people, teams or organisations stand apart, or where one of them stands.' })
  boardWatch(@CurrentViewer() viewer: Viewer, @Args('input') input: BoardInput, @Args('by', { type: () => DimensionIdEnum, defaultValue: 'attributed_mediator', description: 'attributed_mediator, team or organisation.' }) by: DimensionId, @Args('member', { type: () => String, nullable: true }) member?: string | null): Promise<BoardWatch> {
    const watchedBy = WATCHED_BY.find((one) => one === by);
    if (watchedBy === undefined) throw new QuestionError('BAD_INPUT', `watched by ${WATCHED_BY.join(', ')}`);
    return this.service.watch(viewer, input, watchedBy, member ?? null);
  }
}

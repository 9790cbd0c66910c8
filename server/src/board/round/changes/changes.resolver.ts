import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { NamesPeople, Needs } from '../../../identity/needs.js';
import { CurrentViewer } from '../../../store/viewer.decorator.js';
import type { Viewer } from '../../../store/viewer.js';
import { RoundChanges } from './changes.model.js';
import { ChangesService } from './changes.service.js';

@NamesPeople()
@Resolver()
export class ChangesResolver {
  constructor(private readonly service: ChangesService) {}

  @Query(() => RoundChanges, { description: 'What is different between two boards of a round: for whom, and by which cases.' })
  @Needs('drill')
  boardRoundChanges(
    @CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string,
    @Args('from', { type: () => Int, description: 'The number of a computation.' }) from: number, @Args('to', { type: () => Int }) to: number,
  ): Promise<RoundChanges> {
    return this.service.between(viewer, id, from, to);
  }
}

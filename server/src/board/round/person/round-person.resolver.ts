import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../../store/viewer.decorator.js';
import type { Viewer } from '../../../store/viewer.js';
import { RoundPerson } from './round-person.model.js';
import { RoundPersonService } from './round-person.service.js';

@Resolver()
export class RoundPersonResolver {
  constructor(private readonly service: RoundPersonService) {}

  @Query(() => RoundPerson, { nullable: true, description: 'null: nothing was computed yet, or they had no cases in the window.' })
  boardRoundPerson(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('mediator') mediator: string): Promise<RoundPerson | null> {
    return this.service.person(viewer, id, mediator);
  }
}

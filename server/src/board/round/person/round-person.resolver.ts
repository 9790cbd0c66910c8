import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { NamesPeople, Needs } from '../../../identity/needs.js';
import { CurrentViewer } from '../../../store/viewer.decorator.js';
import type { Viewer } from '../../../store/viewer.js';
import { CasePage } from '../../../cases/cases.model.js';
import { RoundCasesInput, RoundPerson } from './round-person.model.js';
import { RoundPersonService } from './round-person.service.js';

@NamesPeople()
@Resolver()
export class RoundPersonResolver {
  constructor(private readonly service: RoundPersonService) {}

  @Query(() => RoundPerson, { nullable: true, description: 'null: nothing was computed yet, or they had no cases in the window.' })
  boardRoundPerson(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('mediator') mediator: string): Promise<RoundPerson | null> {
    return this.service.person(viewer, id, mediator);
  }

  @Query(() => CasePage, { description: 'The cases behind one of a person’s figures in a round, as they stood for its board: those they answer for, whoever has them now.' })
  @Needs('drill')
  boardRoundCases(@CurrentViewer() viewer: Viewer, @Args('input') input: RoundCasesInput): Promise<CasePage> {
    return this.service.cases(viewer, input);
  }
}

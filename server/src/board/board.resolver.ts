import { Args, Query, Resolver } from '@nestjs/graphql';
import { NamesPeople } from '../identity/needs.js';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Board, BoardInput, BoardPerson, BoardWeightShift } from './board.model.js';
import { BoardService } from './board.service.js';
import { MAX_SEATS } from './method.js';

function bounded(input: BoardInput): BoardInput {
  if (input.seats < 0 || input.seats > MAX_SEATS) throw new QuestionError('BAD_INPUT', `seats must be between 0 and ${MAX_SEATS}`);
  return input;
}

@NamesPeople()
@Resolver()
export class BoardResolver {
  constructor(private readonly service: BoardService) {}

  @Query(() => Board)
  board(@CurrentViewer() viewer: Viewer, @Args('input') input: BoardInput): Promise<Board> {
    return this.service.board(viewer, bounded(input));
  }

  @Query(() => [BoardWeightShift], { description: 'Who would change tier if one weight were ten points lower or higher, the others scaled to it.' })
  boardSensitivity(@CurrentViewer() viewer: Viewer, @Args('input') input: BoardInput): Promise<BoardWeightShift[]> {
    return this.service.sensitivity(viewer, bounded(input));
  }

  @Query(() => BoardPerson, { nullable: true, description: 'null: no cases in the window.' })
  boardPerson(@CurrentViewer() viewer: Viewer, @Args('input') input: BoardInput, @Args('mediator') mediator: string): Promise<BoardPerson | null> {
    return this.service.person(viewer, bounded(input), mediator);
  }
}

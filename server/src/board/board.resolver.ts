import { Args, Query, Resolver } from '@nestjs/graphql';
import { QuestionError } from '../store/errors.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Board, BoardInput, MAX_SEATS } from './board.model.js';
import { BoardService } from './board.service.js';

@Resolver()
export class BoardResolver {
  constructor(private readonly service: BoardService) {}

  @Query(() => Board)
  board(@CurrentViewer() viewer: Viewer, @Args('input') input: BoardInput): Promise<Board> {
    if (input.seats < 0 || input.seats > MAX_SEATS) throw new QuestionError('BAD_INPUT', `seats must be between 0 and ${MAX_SEATS}`);
    return this.service.board(viewer, input);
  }
}

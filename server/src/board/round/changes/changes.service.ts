import { Injectable } from '@nestjs/common';
import { QuestionError } from '../../../store/errors.js';
import type { Viewer } from '../../../store/viewer.js';
import { MethodsService } from '../../methods/methods.service.js';
import { definitionsBetween } from '../basis/round-basis.js';
import { namedDefinitions } from '../basis/round-method.js';
import { mayDecide } from '../may-decide.js';
import { movements } from './movement.js';
import { sideAt } from '../round-answer.js';
import { RoundBook } from '../round-book.js';
import type { RoundChanges } from './changes.model.js';
import { MovedCasesService } from './moved-cases.js';

/** What is different between any two boards that were computed in a round, and by which cases. */
@Injectable()
export class ChangesService {
  constructor(private readonly book: RoundBook, private readonly methods: MethodsService, private readonly moved: MovedCasesService) {}

  /** `from` and `to` are numbers of computations. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async between(viewer: Viewer, id: string, from: number, to: number): Promise<RoundChanges> {
    mayDecide(viewer);
    const head = await this.book.head(id);
    const state = await this.book.state(id);
    const [before, after] = [from, to].map((seq) => state.computations.find((one) => one.seq === seq));
    if (before === undefined || after === undefined) throw new QuestionError('BAD_INPUT', 'no board was computed in this round under that number');
    const method = await this.methods.ofRound(head, after.basis);
    const cases = await this.moved.between(viewer, { head, method }, { before: before.board.dataVersion, after: after.board.dataVersion });
    const definitions = before.basis === null || after.basis === null ? [] : definitionsBetween(before.basis.definitions, after.basis.definitions);
    return { definitions: namedDefinitions(definitions), people: movements(sideAt(state, before), sideAt(state, after)), ...cases };
  }
}

import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../store/viewer.js';
import { today } from '../../board-window.js';
import { BoardService } from '../../board.service.js';
import { MethodsService } from '../../methods/methods.service.js';
import { Store } from '../../../store/store.js';
import { inTheWay, mismatchOf } from '../basis/mismatch.js';
import { isSameTold } from '../difference.js';
import { mayDecide } from '../may-decide.js';
import { RoundBook } from '../round-book.js';
import { mayAppeal } from '../round-rules.js';
import type { RoundPerson } from './round-person.model.js';

/** One person's part of a round: the row it keeps, and what is behind that row, made again from the round's own data version. */
@Injectable()
export class RoundPersonService {
  constructor(private readonly book: RoundBook, private readonly boards: BoardService, private readonly methods: MethodsService, private readonly store: Store) {}

  /** Null where nothing was computed yet, or they are not on the board. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async person(viewer: Viewer, id: string, mediator: string): Promise<RoundPerson | null> {
    mayDecide(viewer);
    const head = await this.book.head(id);
    const { board, phase, title, methodVersion, mustRecompute, objectionsUntil, publishedOn, appeals } = await this.book.told(head);
    const row = board?.rows.find((one) => one.mediator.key === mediator);
    if (board === null || row === undefined) return null;
    const { basis } = await this.book.state(id);
    const way = await this.store.consistently(viewer, (snapshot) => inTheWay(snapshot, head.dataset, board.dataVersion, basis));
    const method = await this.methods.ofRound(head, basis);
    const again = way.forbids === null ? await this.boards.behind(viewer, { dataset: head.dataset, filters: [], cutOff: head.cutOff, seats: head.seats, asOfLoad: board.dataVersion }, method, mediator) : null;
    // A load that was taken back since takes its strata along; figures beside strata of other data would explain nothing.
    const mismatch = mismatchOf(way, basis, again !== null && isSameTold(row.indicators, again.row?.indicators));
    const isReproduced = mismatch === null;
    const { rows, ...figures } = board;
    return {
      ...figures, id, title, phase, methodVersion, mustRecompute, objectionsUntil, publishedOn, isReproduced, mismatch,
      isOpenToAppeals: mayAppeal({ phase, objectionsUntil }, today()),
      appeals: appeals.filter((one) => one.person === mediator), others: rows.length - 1,
      row, strata: isReproduced ? (again?.strata ?? []) : [],
    };
  }
}

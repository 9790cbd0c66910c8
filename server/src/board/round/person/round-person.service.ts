import { Injectable } from '@nestjs/common';
import { institutionTime, storeTime } from '@concord/sql';
import type { Viewer } from '../../../store/viewer.js';
import { BoardService } from '../../board.service.js';
import { MethodsService } from '../../methods/methods.service.js';
import { isSameTold } from '../difference.js';
import { mayDecide } from '../may-decide.js';
import { RoundBook } from '../round-book.js';
import { mayAppeal } from '../round-rules.js';
import type { RoundPerson } from './round-person.model.js';

/** One person's part of a round: the row it keeps, and what is behind that row, made again from the round's own data version. */
@Injectable()
export class RoundPersonService {
  constructor(private readonly book: RoundBook, private readonly boards: BoardService, private readonly methods: MethodsService) {}

  /** Null where nothing was computed yet, or they are not on the board. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async person(viewer: Viewer, id: string, mediator: string): Promise<RoundPerson | null> {
    mayDecide(viewer);
    const head = await this.book.head(id);
    const { board, phase, title, methodVersion, mustRecompute, objectionsUntil, publishedOn, appeals } = await this.book.told(head);
    const row = board?.rows.find((one) => one.mediator.key === mediator);
    if (board === null || row === undefined) return null;
    const version = await this.methods.version(head.dataset, methodVersion);
    const again = await this.boards.behind(viewer, { dataset: head.dataset, filters: [], cutOff: head.cutOff, seats: head.seats, asOfLoad: board.dataVersion }, version, mediator);
    // A load that was taken back since takes its strata along; figures beside strata of other data would explain nothing.
    const isReproduced = isSameTold(row.indicators, again.row?.indicators);
    const { rows, ...figures } = board;
    return {
      ...figures, id, title, phase, methodVersion, mustRecompute, objectionsUntil, publishedOn, isReproduced,
      isOpenToAppeals: mayAppeal({ phase, objectionsUntil }, institutionTime(storeTime()).slice(0, 10)),
      appeals: appeals.filter((one) => one.person === mediator), others: rows.length - 1,
      row, strata: isReproduced ? again.strata : [],
    };
  }
}

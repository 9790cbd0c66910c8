import { Inject, Injectable } from '@nestjs/common';
import { csvLine } from '@concord/etl';
import type { Stores } from '@concord/sql';
import { namesOfActors } from '../../identity/actor-name.js';
import { QuestionError } from '../../store/errors.js';
import { Store, STORES } from '../../store/store.js';
import { product, type Viewer } from '../../store/viewer.js';
import type { Sheet } from '../../workbook/workbook.js';
import type { BoardRow } from '../board.model.js';
import { BoardService } from '../board.service.js';
import type { BoardRequest } from '../make-board.js';
import { MethodsService } from '../methods/methods.service.js';
import { isSameTold } from '../round/difference.js';
import { inTheWay, mismatchOf } from '../round/basis/mismatch.js';
import { mayDecide } from '../round/may-decide.js';
import { RoundBook } from '../round/round-book.js';
import { RoundRefused } from '../round/round-refused.js';
import { RoundsService } from '../round/rounds.service.js';
import { indicatorSheet, measureSheet, peopleSheet, weightSheet } from './figure-sheets.js';
import { appealSheet, basisSheet, changeSheet, logSheet, trialSheet } from './round-sheets.js';

/** People whose strata are written in one piece. */
const PIECE = 50;

/** All of a board's arithmetic, for a committee to take along: what is computed by hand from it is what the board says. */
@Injectable()
export class ArithmeticService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly boards: BoardService, private readonly book: RoundBook, private readonly rounds: RoundsService, private readonly methods: MethodsService) {}

  /** Sheets of a round: its basis, people, measures, both together, weights, changes, appeals, log. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async round(viewer: Viewer, id: string): Promise<Sheet[]> {
    const [round, { fingerprint }, shifts] = await Promise.all([this.rounds.one(viewer, id), this.book.state(id), this.rounds.sensitivity(viewer, id)]);
    const nameOf = namesOfActors(this.stores);
    const { rows, indicators } = round.board ?? { rows: [], indicators: [] };
    return [await basisSheet(round, fingerprint, nameOf), peopleSheet(rows), measureSheet(indicators), indicatorSheet(rows, indicators), weightSheet(shifts), changeSheet(round), appealSheet(round), await logSheet(round, nameOf)];
  }

  /** Sheets of a board on the data as they are, as the viewer sees it. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async trial(viewer: Viewer, request: BoardRequest): Promise<Sheet[]> {
    const [board, shifts] = await Promise.all([this.boards.board(viewer, request), this.boards.sensitivity(viewer, request)]);
    return [trialSheet(request.dataset, board), peopleSheet(board.rows), measureSheet(board.indicators), indicatorSheet(board.rows, board.indicators), weightSheet(shifts)];
  }

  /** Everybody's cases of a round by stratum, as CSV for machines: what is expected of each, made again from the round's own data. Throws `QuestionError` NO_SCOPE, BAD_INPUT, `RoundRefused` NOT_REPRODUCED. */
  async *strata(viewer: Viewer, id: string): AsyncGenerator<string> {
    mayDecide(viewer);
    const head = await this.book.head(id);
    const { board, basis } = await this.book.state(id);
    if (board === null) throw new QuestionError('BAD_INPUT', 'nothing was computed in this round yet');
    const { dataVersion } = board;
    const apart = product(viewer.id);
    const [way, method] = await Promise.all([this.store.consistently(apart, (snapshot) => inTheWay(snapshot, head.dataset, dataVersion, basis)), this.methods.ofRound(head, basis)]);
    const again = way.forbids === null ? await this.boards.behind(apart, { dataset: head.dataset, filters: [], cutOff: head.cutOff, seats: head.seats, asOfLoad: dataVersion }, method, way.takenBack) : null;
    const figures = (rows: readonly Pick<BoardRow, 'indicators' | 'mediator'>[]) => rows.map(({ mediator, indicators }) => [mediator.key, indicators]);
    if (again === null || mismatchOf(way, basis, isSameTold(figures(board.rows), figures(again.board.rows))) !== null) throw new RoundRefused('NOT_REPRODUCED');
    yield `\uFEFF${csvLine(['mediator', 'metric', ...method.strata, 'n', 'observed', 'expected'])}`;
    for (let from = 0; from < board.rows.length; from += PIECE) {
      yield board.rows.slice(from, from + PIECE).flatMap(({ mediator }) => again.strata(mediator.key).map(({ metric, path, n, observed, expected }) => csvLine([mediator.key, metric, ...method.strata.map((_, i) => path[i]?.key ?? ''), n, observed, expected].map(String)))).join('');
    }
  }
}

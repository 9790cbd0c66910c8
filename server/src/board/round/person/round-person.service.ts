import { Injectable } from '@nestjs/common';
import { CasesService } from '../../../cases/cases.service.js';
import type { CasePage } from '../../../cases/cases.model.js';
import { QuestionError } from '../../../store/errors.js';
import { product, type Viewer } from '../../../store/viewer.js';
import { today } from '../../board-window.js';
import { BoardService } from '../../board.service.js';
import { ANSWERS } from '../../../comparisons/ratio-cells.js';
import { MethodsService } from '../../methods/methods.service.js';
import { Store } from '../../../store/store.js';
import { inTheWay, mismatchOf } from '../basis/mismatch.js';
import { isSameTold } from '../difference.js';
import { asEverybody } from '../../visible/viewers.js';
import { mayLookAt, mustBePublic } from '../may-decide.js';
import { RoundBook } from '../round-book.js';
import { mayAppeal } from '../round-rules.js';
import type { RoundRow } from '../rounds.model.js';
import type { RoundCasesInput, RoundPeer, RoundPerson } from './round-person.model.js';

/** Everybody else by tier alone. Who is looked into is not named: as on the wall, nobody is told that they are. */
const peersOf = (rows: readonly RoundRow[], mediator: string): RoundPeer[] => rows.filter((row) => row.mediator.key !== mediator && !row.withheld).map(({ mediator: peer, tier }) => ({ mediator: peer, tier }));

/** Everything of a round is asked as it stood for its board: each question reads for itself, and what is published meanwhile does not matter. Throws `QuestionError` NO_SCOPE. */
const asOfThen = (viewer: Viewer): Viewer => product(asEverybody(viewer).id);

/** One person's part of a round: the row it keeps, and what is behind that row, made again from the round's own data version. */
@Injectable()
export class RoundPersonService {
  constructor(private readonly book: RoundBook, private readonly boards: BoardService, private readonly methods: MethodsService, private readonly store: Store, private readonly behind: CasesService) {}

  /** Null where nothing was computed yet, or they are not on the board. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async person(viewer: Viewer, id: string, mediator: string): Promise<RoundPerson | null> {
    const self = mayLookAt(viewer, mediator);
    const everybody = asOfThen(viewer);
    const head = await this.book.head(id);
    const { board, phase, title, methodVersion, mustRecompute, objectionsUntil, publishedOn, appeals } = await this.book.told(head);
    if (self !== null) mustBePublic(phase);
    const row = board?.rows.find((one) => one.mediator.key === mediator);
    if (board === null || row === undefined) return null;
    const { basis } = await this.book.state(id);
    const way = await this.store.consistently(everybody, (snapshot) => inTheWay(snapshot, head.dataset, board.dataVersion, basis));
    const method = await this.methods.ofRound(head, basis);
    const again = way.forbids === null ? await this.boards.behind(everybody, { dataset: head.dataset, filters: [], cutOff: head.cutOff, seats: head.seats, asOfLoad: board.dataVersion }, method, way.takenBack) : null;
    // A load that was taken back since takes its strata along; figures beside strata of other data would explain nothing.
    const mismatch = mismatchOf(way, basis, again !== null && isSameTold(row.indicators, again.board.rows.find((one) => one.mediator.key === mediator)?.indicators));
    const isReproduced = mismatch === null;
    const { rows, ...figures } = board;
    return {
      ...figures, id, title, phase, methodVersion, mustRecompute, objectionsUntil, publishedOn, isReproduced, mismatch,
      isOpenToAppeals: mayAppeal({ phase, objectionsUntil }, today()),
      appeals: appeals.filter((one) => one.person === mediator), others: rows.length - 1, peers: peersOf(rows, mediator),
      row, strata: isReproduced ? (again?.strata(mediator) ?? []) : [],
    };
  }

  /** The cases behind one of their figures. Throws `QuestionError` NO_SCOPE, BAD_INPUT. */
  async cases(viewer: Viewer, { round, mediator, metric, part, first, after }: RoundCasesInput): Promise<CasePage> {
    const self = mayLookAt(viewer, mediator);
    const { dataset } = await this.book.head(round);
    const { board, phase } = await this.book.state(round);
    if (self !== null) mustBePublic(phase);
    if (board?.indicators.some((one) => one.metric === metric) !== true) throw new QuestionError('BAD_INPUT', 'the round is not scored by that measure');
    const { from, cutOff, dataVersion: asOfLoad } = board;
    return this.behind.page(asOfThen(viewer), { dataset, filters: [{ dimension: ANSWERS, values: [mediator], exclude: false }], range: { from, to: cutOff }, asOfLoad, cutOff, metric, part, first, ...(after === undefined ? {} : { after }) });
  }
}

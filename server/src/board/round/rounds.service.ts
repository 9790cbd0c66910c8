import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { compileDatasetMoved, type RoundHead, type Stores } from '@concord/sql';
import { calendarOf } from '../../records/workdays.js';
import { QuestionError } from '../../store/errors.js';
import { SERVER_LOG } from '../../deliveries/deliveries.service.js';
import { Jobs, type JobStatus } from '../../jobs/jobs.js';
import { Store, STORES } from '../../store/store.js';
import { product, productAtLeisure, type Viewer } from '../../store/viewer.js';
import { today, windowEndingOn } from '../board-window.js';
import { BoardService } from '../board.service.js';
import type { Pause } from '../make-board.js';
import { GOLD_BOARD, type BoardMethod } from '../method.js';
import { AS_IT_COMES, inForce } from '../methods/decision.js';
import { MethodsService } from '../methods/methods.service.js';
import { sensitivityOf, type WeightShift } from '../sensitivity/sensitivity.js';
import { inTheWay, mismatchOf } from './basis/mismatch.js';
import { basisOf } from './basis/round-basis.js';
import { RoundLoadsService } from './basis/round-loads.js';
import { namedDefinitions } from './basis/round-method.js';
import { differenceOf, LAST_BITS } from './difference.js';
import { isPublic, mayDecide, mayLookAt } from './may-decide.js';
import { MovedCasesService } from './changes/moved-cases.js';
import { movements, type Movement } from './changes/movement.js';
import { fingerprintOf, frozen, sideOf, summaryOf } from './round-answer.js';
import { RoundBook } from './round-book.js';
import { RoundRefused } from './round-refused.js';
import { choose, disqualify, finalise, mayCompute, publish, review, withdrawDisqualifier } from './round-rules.js';
import { stateOf, type FrozenBoard } from './round.js';
import type { BeginRoundInput, BoardRound, DisqualifyInput, RoundCheck, RoundSummary } from './rounds.model.js';
import { BOARD_PHASES, type BoardPhase } from './terms.js';
import { bounded, MAX_TEXT, MAX_TITLE } from './written.js';

const MAX_MEMBERS = 30;

const nextTurn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** The making of a round's board in the background; its result is the round's id. */
export type RoundJob = JobStatus<string, BoardPhase>;
/** Rounds of the board: what is done in them is added as an event, after the rules have been asked. */
@Injectable()
export class RoundsService implements OnModuleDestroy {
  private readonly jobs: Jobs<string, BoardPhase>;

  constructor(
    @Inject(STORES) private readonly stores: Stores, private readonly book: RoundBook, private readonly boards: BoardService, private readonly store: Store, private readonly methods: MethodsService, private readonly cases: MovedCasesService, private readonly loads: RoundLoadsService, @Inject(SERVER_LOG) log: Logger,
  ) {
    this.jobs = new Jobs<string, BoardPhase>('round', 'read', stores.operational.jobBook, (error, id) => { log.error({ err: error, job: id }, 'a board was not made'); });
  }

  onModuleDestroy(): void {
    this.jobs.cancelAll();
  }

  /** Rounds of a dataset, newest first; to who is no committee, those that are public. */
  async list(viewer: Viewer, dataset: string): Promise<RoundSummary[]> {
    const self = mayLookAt(viewer);
    return (await this.stores.operational.boardRounds.list(dataset)).filter(({ phase }) => self === null || isPublic(phase)).map(summaryOf);
  }

  /** One round. Throws `QuestionError` BAD_INPUT. */
  async one(viewer: Viewer, id: string): Promise<BoardRound> {
    mayDecide(viewer);
    return this.book.told(await this.book.head(id));
  }

  /** Begins a round: its weights and seats are those decided before its window began; how it is shown and how long it is public, those of now. */
  async begin(viewer: Viewer, { dataset, title, cutOff }: BeginRoundInput): Promise<BoardRound> {
    mayDecide(viewer);
    const name = bounded(title.trim(), MAX_TITLE, 'a title');
    if (name === '') throw new QuestionError('BAD_INPUT', 'a round has a title');
    const versions = await this.methods.versions(dataset);
    const [{ rankingMode, publicWorkdays } = AS_IT_COMES] = versions;
    if (rankingMode === 'off') throw new RoundRefused('RANKING_OFF');
    // Refuses a dataset or a day that nobody knows, before there is a round of it.
    await this.store.consistently(viewer, async (snapshot) => {
      if (cutOff > (await snapshot.cases({ dataset, filters: [] })).asOf) throw new QuestionError('BAD_INPUT', 'the cut-off lies after the last day the data know');
    });
    const { version, seats } = inForce(versions, windowEndingOn(cutOff, GOLD_BOARD.windowMonths).from);
    const id = randomUUID();
    await this.stores.operational.boardRounds.begin({ id, dataset, title: name, cutOff, seats, rankingMode, publicWorkdays, method: GOLD_BOARD.id, methodVersion: version, phase: stateOf([]).phase, createdBy: viewer.id });
    return this.one(viewer, id);
  }

  /** Makes the board on the data as they are now, in the background: a job that tells where it is and can be called off, which leaves the round as it was. */
  async compute(viewer: Viewer, id: string): Promise<RoundJob> {
    mayDecide(viewer);
    const head = await this.book.head(id);
    mayCompute(await this.book.state(id));
    // The request ends before the work does, so the work reads for itself.
    const self = productAtLeisure(viewer.id);
    return this.jobs.start(async ({ signal, onProgress }) => {
      // A board made again within its round is made by the method it was made by before: what differs is the data.
      const before = await this.book.state(id);
      // Nobody waits for a board that would be refused.
      mayCompute(before, await this.movedIn(self, head.dataset));
      const method = await this.methods.ofRound(head, before.basis);
      const basis = basisOf(method, head);
      const board = await this.scored(self, head, method, undefined, async (phase) => {
        onProgress({ phase, done: BOARD_PHASES.indexOf(phase), total: BOARD_PHASES.length });
        await nextTurn();
        signal.throwIfAborted();
      });
      const movedIn = await this.movedIn(self, head.dataset, board.dataVersion);
      const corrected = await this.cases.corrected(self, { head, method }, (await this.book.state(id)).appeals, board.dataVersion);
      await this.book.add(self, id, (state) => {
        mayCompute(state, movedIn);
        return { kind: 'computed', board, fingerprint: fingerprintOf(board, basis), corrected, basis };
      });
      return id;
    }).told;
  }

  /** Where the making of a board is. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async job(viewer: Viewer, id: string): Promise<RoundJob> {
    mayDecide(viewer);
    return this.jobs.status(id);
  }

  /** Calls it off; the round stays as it was. Throws `QuestionError` BAD_INPUT, NO_SCOPE. */
  async cancel(viewer: Viewer, id: string): Promise<RoundJob> {
    mayDecide(viewer);
    return this.jobs.cancel(id);
  }

  /** Makes a round's board again from the data version it was made of, and says whether it is the same to the last digit. */
  async check(viewer: Viewer, id: string): Promise<RoundCheck> {
    mayDecide(viewer);
    const head = await this.book.head(id);
    const { board, fingerprint, basis } = await this.book.state(id);
    if (board === null || fingerprint === null) throw new QuestionError('BAD_INPUT', 'nothing was computed in this round yet');
    const { dataVersion } = board;
    // Everything is asked as it stood then: what is published meanwhile does not matter.
    const apart = product(viewer.id);
    const way = await this.store.consistently(apart, (snapshot) => inTheWay(snapshot, head.dataset, dataVersion, basis));
    const told = { dataVersion, fingerprint, isMethodKept: basis !== null, definitions: namedDefinitions(way.definitions), takenBack: way.takenBack };
    if (way.forbids !== null) return { ...told, isReproduced: false, mismatch: way.forbids, again: null, largestDifference: null };
    const again = { ...(await this.scored(apart, head, await this.methods.ofRound(head, basis), dataVersion)), dataVersion };
    // As it was kept: JSON has no minus nought and no numbers beyond it.
    const largestDifference = differenceOf(board, JSON.parse(JSON.stringify(again)));
    const mismatch = mismatchOf(way, basis, (largestDifference ?? 1) <= LAST_BITS);
    return { ...told, isReproduced: mismatch === null, mismatch, again: fingerprintOf(again, basis), largestDifference };
  }

  /** Who of a round would change tier if a weight were other than it is. */
  async sensitivity(viewer: Viewer, id: string): Promise<WeightShift[]> {
    mayDecide(viewer);
    const { board } = await this.book.told(await this.book.head(id));
    return board === null ? [] : sensitivityOf(board, nextTurn);
  }

  disqualify(viewer: Viewer, { round, person, why, evidence, isProven }: DisqualifyInput): Promise<BoardRound> {
    return this.book.add(viewer, round, (state) => disqualify(state, person, why, bounded(evidence, MAX_TEXT, 'evidence'), isProven));
  }

  withdrawDisqualifier(viewer: Viewer, id: string, person: string, reason: string): Promise<BoardRound> {
    return this.book.add(viewer, id, (state) => withdrawDisqualifier(state, person, bounded(reason, MAX_TEXT, 'a reason')));
  }

  choose(viewer: Viewer, id: string, person: string, reason: string): Promise<BoardRound> {
    return this.book.add(viewer, id, (state) => choose(state, person, bounded(reason, MAX_TEXT, 'a reason')));
  }

  review(viewer: Viewer, id: string, members: readonly string[], reason: string): Promise<BoardRound> {
    if (members.length > MAX_MEMBERS) throw new QuestionError('TOO_LARGE', `a committee has at most ${String(MAX_MEMBERS)} members`);
    return this.book.add(viewer, id, (state) => review(state, members.map((one) => bounded(one, MAX_TITLE, 'a name')), bounded(reason, MAX_TEXT, 'a reason')));
  }

  async publish(viewer: Viewer, id: string): Promise<BoardRound> {
    mayDecide(viewer);
    const { dataset, publicWorkdays } = await this.book.head(id);
    const calendar = await this.store.consistently(viewer, (snapshot) => calendarOf(snapshot, { dataset }));
    await this.loads.mustBeThere(viewer, id);
    return this.book.add(viewer, id, (state) => publish(state, today(), calendar, publicWorkdays));
  }

  async finalise(viewer: Viewer, id: string): Promise<BoardRound> {
    mayDecide(viewer);
    await this.loads.mustBeThere(viewer, id);
    return this.book.add(viewer, id, (state) => finalise(state, today()));
  }

  /** What is different for whom between the boards of two rounds. */
  async movement(viewer: Viewer, from: string, to: string): Promise<Movement[]> {
    mayDecide(viewer);
    const [before, after] = await Promise.all([from, to].map(async (id) => sideOf(await this.book.state((await this.book.head(id)).id))));
    return before === undefined || after === undefined ? [] : movements(before, after);
  }

  /** The data version in which a dataset last moved, up to one. What another dataset brought is no correction of this one. */
  private movedIn(viewer: Viewer, dataset: string, upTo?: number): Promise<number | undefined> {
    return this.store.consistently(viewer, async (snapshot) => (await snapshot.ask(compileDatasetMoved(dataset, upTo ?? snapshot.version.number)))[0]?.num('moved_in'));
  }

  private async scored(viewer: Viewer, { dataset, cutOff, seats }: RoundHead, method: BoardMethod, asOfLoad?: number, pause?: Pause): Promise<FrozenBoard> {
    return frozen(await this.boards.scored(viewer, { dataset, filters: [], cutOff, seats, asOfLoad }, method, pause));
  }
}

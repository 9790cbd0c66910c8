import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, storeTime, type MetricId, type RoundEntry, type RoundHead, type Stores } from '@concord/sql';
import { calendarOf } from '../../records/workdays.js';
import { QuestionError } from '../../store/errors.js';
import { Store, STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { BoardService } from '../board.service.js';
import { GOLD_BOARD } from '../method.js';
import { movements, type Movement } from './movement.js';
import { answerAppeal, appeal, choose, disqualify, finalise, mayCompute, publish, withdrawDisqualifier } from './round-rules.js';
import { after, placesOf, stateOf, type Entry, type FrozenBoard, type RoundEvent, type RoundState } from './round.js';
import { PHASES } from './terms.js';
import type { AppealInput, BeginRoundInput, BoardRound, DisqualifyInput, RoundCheck, RoundSummary } from './rounds.model.js';

const MAX_TITLE = 80;
const MAX_TEXT = 4_000;
const MAX_CASES = 100;

const today = (): string => institutionTime(storeTime()).slice(0, 10);
const eventOf = ({ seq, at, by, kind, body }: RoundEntry): Entry => ({ ...(JSON.parse(body) as object), kind, seq, at, by }) as Entry;
const summaryOf = (head: RoundHead): Pick<RoundSummary, keyof RoundSummary> => ({ ...head, phase: PHASES.find((phase) => phase === head.phase) ?? 'draft', createdAt: institutionTime(head.createdAt) });
const fingerprintOf = (board: FrozenBoard): string => createHash('sha256').update(JSON.stringify(board)).digest('hex');

/** A committee sees everybody: its boards are of all people of a dataset. */
function mayDecide({ scope }: Viewer): void {
  if (scope !== 'all') throw new QuestionError('NO_SCOPE', 'rounds of the board are for those who may see everybody');
}

function bounded(text: string, max: number, what: string): string {
  if (text.length > max || /[^\P{Cc}\n]/u.test(text)) throw new QuestionError('BAD_INPUT', `${what} has at most ${String(max)} characters`);
  return text;
}

/** Rounds of the board: what is done in them is added as an event, after the rules have been asked. */
@Injectable()
export class RoundsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly boards: BoardService, private readonly store: Store) {}

  /** Rounds of a dataset, newest first. */
  async list(viewer: Viewer, dataset: string): Promise<RoundSummary[]> {
    mayDecide(viewer);
    return (await this.stores.operational.boardRounds.list(dataset)).map(summaryOf);
  }

  /** One round. Throws `QuestionError` BAD_INPUT. */
  async one(viewer: Viewer, id: string): Promise<BoardRound> {
    mayDecide(viewer);
    return this.told(await this.head(id));
  }

  /** Begins a round, with the method as it is now. */
  async begin(viewer: Viewer, { dataset, title, cutOff, seats }: BeginRoundInput): Promise<BoardRound> {
    mayDecide(viewer);
    const name = bounded(title.trim(), MAX_TITLE, 'a title');
    if (name === '') throw new QuestionError('BAD_INPUT', 'a round has a title');
    // Refuses a dataset or a day that nobody knows, before there is a round of it.
    await this.boards.board(viewer, { dataset, filters: [], cutOff, seats });
    const id = randomUUID();
    await this.stores.operational.boardRounds.begin({ id, dataset, title: name, cutOff, seats, method: GOLD_BOARD.id, methodVersion: GOLD_BOARD.version, phase: stateOf([]).phase, createdBy: viewer.id });
    return this.one(viewer, id);
  }

  /** Makes the board on the data as they are now. */
  async compute(viewer: Viewer, id: string): Promise<BoardRound> {
    mayDecide(viewer);
    const { dataset, cutOff, seats } = await this.head(id);
    const board = this.frozen(await this.boards.board(viewer, { dataset, filters: [], cutOff, seats }));
    return this.add(viewer, id, (state) => {
      mayCompute(state, board.dataVersion);
      return { kind: 'computed', board, fingerprint: fingerprintOf(board) };
    });
  }

  /** Makes a round's board again from the data version it was made of, and says whether it is the same to the last digit. */
  async check(viewer: Viewer, id: string): Promise<RoundCheck> {
    mayDecide(viewer);
    const { dataset, cutOff, seats } = await this.head(id);
    const { board, fingerprint } = stateOf(await this.events(id));
    if (board === null || fingerprint === null) throw new QuestionError('BAD_INPUT', 'nothing was computed in this round yet');
    const again = this.frozen(await this.boards.board(viewer, { dataset, filters: [], cutOff, seats, asOfLoad: board.dataVersion }));
    return { dataVersion: board.dataVersion, fingerprint, again: fingerprintOf({ ...again, dataVersion: board.dataVersion }) };
  }

  disqualify(viewer: Viewer, { round, person, why, evidence, isProven }: DisqualifyInput): Promise<BoardRound> {
    return this.add(viewer, round, (state) => disqualify(state, person, why, bounded(evidence, MAX_TEXT, 'evidence'), isProven));
  }

  withdrawDisqualifier(viewer: Viewer, id: string, person: string, reason: string): Promise<BoardRound> {
    return this.add(viewer, id, (state) => withdrawDisqualifier(state, person, bounded(reason, MAX_TEXT, 'a reason')));
  }

  choose(viewer: Viewer, id: string, person: string, reason: string): Promise<BoardRound> {
    return this.add(viewer, id, (state) => choose(state, person, bounded(reason, MAX_TEXT, 'a reason')));
  }

  async publish(viewer: Viewer, id: string): Promise<BoardRound> {
    mayDecide(viewer);
    const { dataset } = await this.head(id);
    const calendar = await this.store.consistently(viewer, (snapshot) => calendarOf(snapshot, { dataset }));
    return this.add(viewer, id, (state) => publish(state, today(), calendar));
  }

  appeal(viewer: Viewer, { round, person, ground, cases, text }: AppealInput): Promise<BoardRound> {
    if (cases.length > MAX_CASES) throw new QuestionError('TOO_LARGE', `an appeal names at most ${String(MAX_CASES)} cases`);
    return this.add(viewer, round, (state) => appeal(state, randomUUID(), today(), { person, ground, cases: cases.map((one) => bounded(one, MAX_TITLE, 'a case id')), text: bounded(text, MAX_TEXT, 'an appeal') }));
  }

  answerAppeal(viewer: Viewer, id: string, appealId: string, isUpheld: boolean, reason: string): Promise<BoardRound> {
    return this.add(viewer, id, (state) => answerAppeal(state, appealId, isUpheld, bounded(reason, MAX_TEXT, 'a reason')));
  }

  finalise(viewer: Viewer, id: string): Promise<BoardRound> {
    return this.add(viewer, id, (state) => finalise(state, today()));
  }

  /** What is different for whom between the boards of two rounds. */
  async movement(viewer: Viewer, from: string, to: string): Promise<Movement[]> {
    mayDecide(viewer);
    const [before, after] = await Promise.all([from, to].map(async (id) => this.sideOf(stateOf(await this.events((await this.head(id)).id)))));
    return before === undefined || after === undefined ? [] : movements(before, after);
  }

  private async add(viewer: Viewer, id: string, decide: (state: RoundState) => RoundEvent): Promise<BoardRound> {
    mayDecide(viewer);
    const head = await this.head(id);
    const events = await this.events(id);
    const state = stateOf(events);
    const event = decide(state);
    const { kind, ...body } = event;
    const { phase } = after(state, { ...event, seq: events.length + 1, at: storeTime(), by: viewer.id });
    if (!(await this.stores.operational.boardRounds.add(id, events.length, { by: viewer.id, kind, body: JSON.stringify(body) }, phase))) throw new QuestionError('DATA_MOVED', 'somebody else did something in this round meanwhile');
    return this.told({ ...head, phase });
  }

  private frozen({ cutOff, dataVersion, dropped, eligible, from, indicators, inseparable, rows, seats, zone }: FrozenBoard): FrozenBoard {
    return { cutOff, dataVersion, dropped, eligible, from, indicators, inseparable, rows, seats, zone };
  }

  private async head(id: string): Promise<RoundHead> {
    const head = await this.stores.operational.boardRounds.find(id);
    if (head === undefined) throw new QuestionError('BAD_INPUT', 'there is no such round');
    return head;
  }

  private async events(id: string): Promise<Entry[]> {
    return (await this.stores.operational.boardRounds.events(id)).map(eventOf);
  }

  private sideOf(state: RoundState) {
    return { rows: placesOf(state).rows, weights: new Map(state.board?.indicators.map(({ metric, weight }): [MetricId, number] => [metric, weight])) };
  }

  private async told(head: RoundHead): Promise<BoardRound> {
    const events = await this.events(head.id);
    const state = stateOf(events);
    const { zone, rows } = placesOf(state);
    const before = state.boards.at(-2);
    return {
      ...summaryOf(head), publishedOn: state.publishedOn, objectionsUntil: state.objectionsUntil, mustRecompute: state.mustRecompute,
      board: state.board === null ? null : { ...state.board, zone, eligible: rows.filter((row) => row.inZone !== null).length, rows },
      appeals: state.appeals.map((one) => ({ ...one, at: institutionTime(one.at) })),
      changes: before === undefined ? [] : movements(this.sideOf({ ...state, board: before, choices: new Map() }), this.sideOf(state)),
      log: events.map((event) => ({ seq: event.seq, at: institutionTime(event.at), by: event.by, kind: event.kind, person: 'person' in event ? event.person : null, text: 'reason' in event ? event.reason : 'evidence' in event ? event.evidence : 'text' in event ? event.text : null })),
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { storeTime, type RoundEntry, type RoundHead, type Stores } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { mayDecide } from './may-decide.js';
import { roundOf } from './round-answer.js';
import { after, stateOf, type Entry, type RoundEvent, type RoundState } from './round.js';
import type { BoardRound } from './rounds.model.js';

const eventOf = ({ seq, at, by, kind, body }: RoundEntry): Entry => ({ ...(JSON.parse(body) as object), kind, seq, at, by }) as Entry;

/** Told rounds that are kept, so that reading one again costs nothing. */
const KEPT_ROUNDS = 16;

/** The book of rounds: what was done in each is read from it, and added behind the newest. */
@Injectable()
export class RoundBook {
  /** Rounds as told, by id and number of events: events are only ever added. */
  private readonly kept = new Map<string, BoardRound>();


  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /** Adds what `decide` makes of a round as it stands. Throws what `decide` throws, `QuestionError` NO_SCOPE, BAD_INPUT, DATA_MOVED; nothing is written then. */
  async add(viewer: Viewer, id: string, decide: (state: RoundState) => RoundEvent): Promise<BoardRound> {
    mayDecide(viewer);
    return this.enter(viewer, id, decide);
  }

  /** The same for whoever it was made sure may do it: appeals are lodged by people themselves. */
  async enter(viewer: Viewer, id: string, decide: (state: RoundState) => RoundEvent): Promise<BoardRound> {
    const head = await this.head(id);
    const events = await this.events(id);
    const state = stateOf(events);
    const event = decide(state);
    const { kind, ...body } = event;
    const { phase } = after(state, { ...event, seq: events.length + 1, at: storeTime(), by: viewer.id });
    if (!(await this.stores.operational.boardRounds.add(id, events.length, { by: viewer.id, kind, body: JSON.stringify(body) }, phase))) throw new QuestionError('DATA_MOVED', 'somebody else did something in this round meanwhile');
    return this.told({ ...head, phase });
  }

  /** What a round is about. Throws `QuestionError` BAD_INPUT. */
  async head(id: string): Promise<RoundHead> {
    const head = await this.stores.operational.boardRounds.find(id);
    if (head === undefined) throw new QuestionError('BAD_INPUT', 'there is no such round');
    return head;
  }

  /** A round as its events made it. */
  async state(id: string): Promise<RoundState> {
    return stateOf(await this.events(id));
  }

  private async events(id: string): Promise<Entry[]> {
    return (await this.stores.operational.boardRounds.events(id)).map(eventOf);
  }

  /** A round in full. */
  async told(head: RoundHead): Promise<BoardRound> {
    // A board of many people is megabytes: what is known already is not read again.
    const known = this.kept.get(`${head.id} ${String(await this.stores.operational.boardRounds.length(head.id))}`);
    if (known !== undefined) return known;
    const events = await this.events(head.id);
    const told = roundOf(head, events);
    this.kept.set(`${head.id} ${String(events.length)}`, told);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_ROUNDS && oldest !== undefined) this.kept.delete(oldest);
    return told;
  }
}

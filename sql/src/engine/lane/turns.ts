import { EngineError, type AskOptions } from '../engine.js';

/** A statement that wants a channel. */
export interface Turn {
  /** Whose it is; '' the product's own. */
  readonly by: string;
  readonly work: NonNullable<AskOptions['work']>;
  /** When it came, in ms. */
  readonly since: number;
}

const ORDER: readonly Turn['work'][] = ['page', 'file', 'batch'];
/** What has waited so long goes as if somebody looked at it: pages alone could keep it waiting for ever. */
const AGED_MS = 2_000;

const full = (): EngineError => new EngineError('QUEUE_FULL', 'Too many statements are waiting; try again in a moment.');

/**
 * Who goes next. Pages that somebody looks at go before files that somebody waits for, and those before what nobody waits for, which together take no more than half of the channels; among equals whoever has least
 * under way, then who came first. What waits is bounded as a whole, to half of that for one person (the product's own is not one), and for either of the other kinds: nobody fills it for all.
 */
export class Turns<T extends Turn> {
  private readonly waiting = new Set<T>();
  private readonly running = new Set<T>();

  constructor(private readonly channels: number, private readonly queue: number) {}

  /** What waits now. */
  get queued(): Iterable<T> {
    return this.waiting;
  }

  /** Whether a statement may begin on a channel that is idle. */
  mayBegin(turn: T, now = turn.since): boolean {
    if (this.rankOf(turn, now) === 0) return true;
    const others = [...this.running].filter(({ work }) => work !== 'page').length;
    return others < Math.max(1, Math.floor(this.channels / 2));
  }

  begin(turn: T): void {
    this.running.add(turn);
  }

  end(turn: T): void {
    this.running.delete(turn);
  }

  /** Lets it wait. Throws `EngineError` QUEUE_FULL. */
  wait(turn: T): void {
    const all = [...this.waiting];
    const isFull = all.length >= this.queue
      || (turn.by !== '' && all.filter(({ by }) => by === turn.by).length >= Math.ceil(this.queue / 2))
      || (turn.work !== 'page' && all.filter(({ work }) => work === turn.work).length >= Math.ceil(this.queue / 2));
    if (isFull) throw full();
    this.waiting.add(turn);
  }

  leave(turn: T): void {
    this.waiting.delete(turn);
  }

  /** Takes the one that goes next out of those that wait; undefined where none may. */
  next(now = Date.now()): T | undefined {
    const underWay = new Map<string, number>();
    for (const { by } of this.running) underWay.set(by, (underWay.get(by) ?? 0) + 1);
    let best: T | undefined;
    const before = (one: T, other: T): boolean => {
      const [a, b] = [this.rankOf(one, now), this.rankOf(other, now)];
      return a !== b ? a < b : (underWay.get(one.by) ?? 0) < (underWay.get(other.by) ?? 0);
    };
    for (const turn of this.waiting) if (this.mayBegin(turn, now) && (best === undefined || before(turn, best))) best = turn;
    if (best !== undefined) this.waiting.delete(best);
    return best;
  }

  private rankOf({ since, work }: T, now: number): number {
    return now - since >= AGED_MS ? 0 : ORDER.indexOf(work);
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { EngineError, type AskOptions } from '../engine.js';
import { Turns, type Turn } from './turns.js';

/** One place where one statement at a time runs. */
export interface Channel {
  /** Stops what this channel runs, in the engine. Safe to repeat, safe when nothing runs. */
  kill(queryId: string): Promise<void>;
  /** Called after a failed statement, before the next one: nothing of the failure may be seen by it. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

/** A statement on its way: `queryId` for logs and kills, `timeoutMs` what is left of its time. */
export interface Run {
  readonly queryId: string;
  readonly timeoutMs: number;
}

/** What a lane lets wait, and how long anything may take. */
export interface LaneLimits {
  /** How many may wait. */
  readonly queue: number;
  /** The longest any statement may take, waiting included. */
  readonly timeoutMs: number;
  /** What the ids of statements begin with. */
  readonly idsBegin?: string;
}

interface Waiter<C> extends Turn {
  take: (channel: C) => void;
  fail: (error: EngineError) => void;
}

const KILL_EVERY_MS = 100;

/** Aborts with an `EngineError` as its reason, by the caller's signal or by the clock. */
function stopper(queryId: string, timeoutMs: number, caller: AbortSignal | undefined): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new EngineError('QUERY_CANCELLED', 'The statement was cancelled.', { queryId }));
  const late = (): void =>
    controller.abort(new EngineError('QUERY_TIMEOUT', `The statement took longer than ${timeoutMs / 1000} s and was stopped.`, { queryId }));
  const timer = setTimeout(late, timeoutMs);
  if (caller?.aborted) cancel();
  caller?.addEventListener('abort', cancel, { once: true });
  const dispose = (): void => {
    clearTimeout(timer);
    caller?.removeEventListener('abort', cancel);
  };
  return { signal: controller.signal, dispose };
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as EngineError), { once: true });
  });
}

/** Repeats the kill, since the first may come before the engine has listed the statement. */
async function killUntil(ended: () => boolean, settled: Promise<void>, kill: () => Promise<void>): Promise<void> {
  while (!ended()) {
    await kill().catch(() => undefined);
    await Promise.race([settled, delay(KILL_EVERY_MS)]);
  }
}

/** Fixed channels, a bounded queue before them (`Turns`), a deadline and a cancellation over both. */
export class Lane<C extends Channel> {
  readonly #channels: readonly C[];
  readonly #limits: LaneLimits;
  readonly #idle: C[];
  readonly #turns: Turns<Waiter<C>>;
  readonly #busy = new Set<Promise<void>>();
  #closed = false;

  constructor(channels: readonly C[], limits: LaneLimits) {
    this.#channels = channels;
    this.#limits = limits;
    this.#idle = [...channels];
    this.#turns = new Turns(channels.length, limits.queue);
  }

  /**
   * Runs `job` on a free channel. On cancellation or timeout the caller is told at once; the channel is used again only when the
   * engine has really stopped. Throws `EngineError` for what happens here and passes on what `job` throws.
   */
  run<T>(job: (channel: C, run: Run) => Promise<T>, options: AskOptions = {}): Promise<T> {
    const outcome = this.#run(job, options);
    this.#track(outcome.then(() => undefined, () => undefined));
    return outcome;
  }

  /** Refuses new work, fails what waits, waits for what runs, then closes the channels. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of [...this.#turns.queued]) {
      this.#turns.leave(waiter);
      waiter.fail(new EngineError('STORE_DOWN', 'The store was closed before the statement could run.'));
    }
    while (this.#busy.size > 0) await Promise.all(this.#busy);
    await Promise.all(this.#channels.map((channel) => channel.close()));
  }

  async #run<T>(job: (channel: C, run: Run) => Promise<T>, options: AskOptions): Promise<T> {
    const queryId = `${this.#limits.idsBegin ?? ''}${randomUUID()}`;
    const timeoutMs = Math.min(options.timeoutMs ?? Infinity, this.#limits.timeoutMs);
    const deadline = Date.now() + timeoutMs;
    const stop = stopper(queryId, timeoutMs, options.signal);
    try {
      const turn: Waiter<C> = { by: options.by ?? '', work: options.work ?? 'page', since: Date.now(), take: () => undefined, fail: () => undefined };
      const channel = await this.#turn(turn, stop.signal);
      if (stop.signal.aborted) {
        this.#giveBack(channel, turn);
        throw stop.signal.reason;
      }
      const work = job(channel, { queryId, timeoutMs: Math.max(1, deadline - Date.now()) });
      this.#track(this.#finish(channel, turn, work, stop.signal, queryId));
      return await Promise.race([work, rejection(stop.signal)]);
    } finally {
      stop.dispose();
    }
  }

  async #turn(turn: Waiter<C>, signal: AbortSignal): Promise<C> {
    if (this.#closed) throw new EngineError('STORE_DOWN', 'The store is closed.');
    signal.throwIfAborted();
    const free = this.#turns.mayBegin(turn) ? this.#idle.pop() : undefined;
    if (free === undefined) return this.#wait(turn, signal);
    this.#turns.begin(turn);
    return free;
  }

  #wait(turn: Waiter<C>, signal: AbortSignal): Promise<C> {
    this.#turns.wait(turn);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#turns.leave(turn);
        reject(signal.reason as EngineError);
      };
      turn.take = (channel) => {
        signal.removeEventListener('abort', leave);
        resolve(channel);
      };
      turn.fail = reject;
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  async #finish(channel: C, turn: Waiter<C>, work: Promise<unknown>, stop: AbortSignal, queryId: string): Promise<void> {
    let end: 'good' | 'bad' | undefined;
    const settled = work.then(
      () => void (end = 'good'),
      () => void (end = 'bad'),
    );
    let killing = Promise.resolve();
    stop.addEventListener('abort', () => {
      if (!end) killing = killUntil(() => end !== undefined, settled, () => channel.kill(queryId));
    }, { once: true });
    await settled;
    // A kill still on its way would hit the next statement.
    await killing;
    if (end === 'bad') await channel.recover();
    this.#giveBack(channel, turn);
  }

  /** What may not begin yet waits for the next channel that comes back: while it waits, some of its kind is under way. */
  #giveBack(channel: C, turn: Waiter<C>): void {
    this.#turns.end(turn);
    this.#idle.push(channel);
    for (let next = this.#idle.length > 0 ? this.#turns.next() : undefined; next !== undefined; next = this.#idle.length > 0 ? this.#turns.next() : undefined) {
      this.#turns.begin(next);
      next.take(this.#idle.pop() as C);
    }
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#busy.delete(tracked));
    this.#busy.add(tracked);
  }
}

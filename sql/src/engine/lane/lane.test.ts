import { EngineError } from '../engine.js';
import { Lane, type Channel } from './lane.js';

interface Gate {
  readonly promise: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** A channel whose kills end when the test says so, and that writes down what happens to it. */
class Noted implements Channel {
  readonly events: string[] = [];
  readonly killing = gate();

  async kill(): Promise<void> {
    this.events.push('kill');
    await this.killing.promise;
    this.events.push('killed');
  }

  recover(): Promise<void> {
    this.events.push('recover');
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.events.push('close');
    return Promise.resolve();
  }
}

const LIMITS = { queue: 1, timeoutMs: 60_000 };

describe('Lane', () => {
  it('lets no kill that is still on its way hit the next statement', async () => {
    const channel = new Noted();
    const lane = new Lane([channel], LIMITS);
    const stop = new AbortController();
    const work = gate();
    const first = lane.run(() => work.promise.then(() => Promise.reject(new Error('stopped'))), { signal: stop.signal });
    const refused = expect(first).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
    await Promise.resolve();
    stop.abort();
    await refused;
    const second = lane.run(() => Promise.resolve(channel.events.push('second')));
    work.open();
    await new Promise((resolve) => setImmediate(resolve));
    expect(channel.events).toEqual(['kill']);
    channel.killing.open();
    await second;
    expect(channel.events).toEqual(['kill', 'killed', 'recover', 'second']);
  });

  it('recovers a channel after a failure only', async () => {
    const channel = new Noted();
    const lane = new Lane([channel], LIMITS);
    await lane.run(() => Promise.resolve());
    await expect(lane.run(() => Promise.reject(new EngineError('QUERY_FAILED', 'no')))).rejects.toMatchObject({ code: 'QUERY_FAILED' });
    await lane.close();
    expect(channel.events).toEqual(['recover', 'close']);
  });

  it('tells those who wait when it closes, and closes after those who run', async () => {
    const channel = new Noted();
    const lane = new Lane([channel], LIMITS);
    const work = gate();
    const running = lane.run(() => work.promise.then(() => 'done'));
    const waiting = expect(lane.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'STORE_DOWN' });
    const closing = lane.close();
    await waiting;
    expect(channel.events).toEqual([]);
    work.open();
    expect(await running).toBe('done');
    await closing;
    expect(channel.events).toEqual(['close']);
  });
});

import type { Engine } from '@concord/sql';
import { endless, runningCount, scalar, until, type OpenEngine } from './fixture.js';

/** What a question may take, and that stopping it stops the work. */
export function limitsContract(open: OpenEngine): void {
  describe('limits', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open({ readers: 1, queue: 2, memoryBytes: 50_000_000, resultRows: 100_000 });
    });
    afterAll(() => engine.close());

    const nextIsClean = async (): Promise<void> => {
      for (const value of [41, 42]) expect((await engine.reader.ask({ sql: `SELECT ${value} AS v` })).rows).toEqual([[value]]);
    };

    it('stops by the clock, in the engine too', async () => {
      await expect(engine.reader.ask({ sql: endless('by_clock') }, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
      await until('it stopped', async () => (await runningCount(engine.writer, 'by_clock')) === 0);
      await nextIsClean();
    });

    it('stops on cancellation, in the engine too', async () => {
      const stop = new AbortController();
      const asked = engine.reader.ask({ sql: endless('by_hand') }, { signal: stop.signal });
      const outcome = expect(asked).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
      await until('it runs', async () => (await runningCount(engine.writer, 'by_hand')) === 1);
      stop.abort();
      await outcome;
      await until('it stopped', async () => (await runningCount(engine.writer, 'by_hand')) === 0);
      await nextIsClean();
    });

    it('stops a bound question as well, though the engine rewrites its text', async () => {
      const asked = engine.reader.ask({ sql: `${endless('by_clock_bound')} WHERE number % {n: UInt8} = 0`, params: { n: 2 } }, { timeoutMs: 300 });
      await expect(asked).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
      await until('it stopped', async () => (await runningCount(engine.writer, 'by_clock_bound')) === 0);
      await nextIsClean();
    });

    it('does not start what was cancelled before', async () => {
      await expect(engine.reader.ask({ sql: 'SELECT 1' }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
    });

    it('bounds memory and rows, and never shortens an answer', async () => {
      const memory = engine.reader.ask({ sql: 'SELECT length(groupArray(number)) FROM numbers(50000000)' });
      await expect(memory).rejects.toMatchObject({ code: 'QUERY_TOO_LARGE', detail: { engineCode: 241 } });
      await nextIsClean();
      await expect(engine.reader.ask({ sql: 'SELECT number FROM numbers(100001)' })).rejects.toMatchObject({ code: 'QUERY_TOO_LARGE', detail: { engineCode: 396 } });
      expect((await engine.reader.ask({ sql: 'SELECT number FROM numbers(100000)' })).rows).toHaveLength(100_000);
    });

    it('shows nothing of a failed question to the next one', async () => {
      // Fails in its second block of rows, when the first is written already.
      const sql = `SELECT '秘密', throwIf(number = 99000, 'late') FROM numbers(100000)`;
      for (let i = 0; i < 3; i += 1) {
        await expect(engine.reader.ask({ sql })).rejects.toMatchObject({ code: 'QUERY_FAILED', detail: { engineCode: 395 } });
        await nextIsClean();
      }
    });

    it('queues first come, first served, up to its limit, and lets the waiting leave', async () => {
      const stop = new AbortController();
      const leave = new AbortController();
      const running = engine.reader.ask({ sql: endless('first') }, { signal: stop.signal }).catch((error: unknown) => error);
      await until('it runs', async () => (await runningCount(engine.writer, 'first')) === 1);
      const second = engine.reader.ask({ sql: 'SELECT 2' });
      const third = engine.reader.ask({ sql: 'SELECT 3' }, { signal: leave.signal });
      await expect(engine.reader.ask({ sql: 'SELECT 4' })).rejects.toMatchObject({ code: 'QUEUE_FULL' });
      leave.abort();
      await expect(third).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
      await expect(engine.reader.ask({ sql: 'SELECT 5' }, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
      stop.abort();
      expect(await running).toMatchObject({ code: 'QUERY_CANCELLED' });
      expect(scalar(await second)).toBe(2);
    });

    it('closes after what runs, and refuses what comes later', async () => {
      const short = await open({ readers: 1 });
      const last = short.reader.ask({ sql: 'SELECT count() FROM numbers(10000000)' });
      await short.close();
      expect(scalar(await last)).toBe('10000000');
      await expect(short.reader.ask({ sql: 'SELECT 1' })).rejects.toMatchObject({ code: 'STORE_DOWN' });
    });
  });
}

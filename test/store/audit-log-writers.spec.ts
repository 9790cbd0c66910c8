import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOperational, type OperationalConfig } from '@concord/sql';
import { onBothDatabases } from './both-databases.js';

const EVENTS = 500;
const folder = mkdtempSync(join(tmpdir(), 'concord-log-writers-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process that has the store open and waits for `go`. */
async function writer(config: OperationalConfig, by: string, how: 'at once' | 'in turn'): Promise<{ readonly go: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [join(__dirname, 'operational', 'people', 'log-writer.cjs'), JSON.stringify(config), by, String(EVENTS), how], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  await Promise.race([once(child.stdout, 'data'), ended]);
  return {
    go: async () => {
      child.stdin.end('.');
      const [code] = await ended;
      return code;
    },
  };
}

onBothDatabases(({ empty, kind }) => {
  it.each([['in turn', 'in turn'], ['at once', 'in turn'], ['at once', 'at once']] as const)('two processes write one log (%s, %s): no event is lost, and the chain is whole', async (one, other) => {
    const config = await empty(join(folder, `${kind}-${one}-${other}.sqlite`));
    const store = await openOperational(config);
    try {
      const writers = await Promise.all([writer(config, 'a', one), writer(config, 'b', other)]);
      expect(await Promise.all(writers.map(({ go }) => go()))).toEqual([0, 0]);
      const { auditLog } = store;
      expect(await auditLog.verify()).toMatchObject({ events: 2 * EVENTS, brokenAt: null });
      for (const by of ['a', 'b']) {
        const events = await auditLog.search({ by, limit: 2 * EVENTS });
        // Each in the order in which its process wrote it.
        expect(events.map(({ subject }) => (JSON.parse(subject) as { i: number }).i).reverse()).toEqual(Array.from({ length: EVENTS }, (_, i) => i));
      }
      // They did write at once: one that writes event by event does not wait for the other to end. What is written all at once may well be done before.
      const whose = (await auditLog.search({ limit: 2 * EVENTS })).map(({ by }) => by).join('');
      expect(whose).toMatch(one === other && one === 'at once' ? /a+b|b+a/u : /a+b+a|b+a+b/u);
    } finally {
      await store.close();
    }
  });
});

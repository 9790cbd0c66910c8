import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openOperational, type OperationalConfig } from '@concord/sql';

const WRITER = join(__dirname, 'writer.cjs');
const ROUNDS = 3;
/** Acknowledged by each writer before it is killed; another number each round, so that the kill falls elsewhere. */
const acknowledgedIn = (round: number): number => 10 + 7 * round;

/** A process that saves and tells. */
export interface Writer {
  readonly child: ChildProcess;
  /** Versions told so far, those of a line cut short left out. */
  told(): number[];
  /** Resolves when so many have been told. */
  toldMany(count: number): Promise<void>;
}

/** Starts a process that saves versions of the profile `id` until it is killed. */
export function startWriter(config: OperationalConfig, id: string): Writer {
  const child = spawn(process.execPath, [WRITER, JSON.stringify(config), id], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const told = () => said.split('\n').slice(0, -1).map(Number);
  return {
    child,
    told,
    toldMany: (count) => new Promise((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (told().length >= count) resolve();
      });
      child.once('exit', (code) => { reject(new Error(`the writer ended with ${String(code)}`)); });
    }),
  };
}

/**
 * Two processes write one store and are killed; `crash` is what happens to the database meanwhile. Whatever they were told was kept, is.
 */
export async function surviveKills(config: OperationalConfig, crash: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const acknowledged: Record<'a' | 'b', number[]> = { a: [], b: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const writers = { a: startWriter(config, 'a'), b: startWriter(config, 'b') };
    const both = [writers.a, writers.b];
    try {
      await Promise.all(both.map((writer) => writer.toldMany(acknowledgedIn(round))));
    } finally {
      // Drained to the end: what the pipe still holds was acknowledged, too.
      await Promise.all(both.map(async ({ child }) => {
        if (child.exitCode !== null) return;
        const gone = once(child, 'close');
        child.kill('SIGKILL');
        await gone;
      }));
    }
    await crash();
    const store = await openOperational(config);
    for (const id of ['a', 'b'] as const) {
      const told = writers[id].told();
      acknowledged[id].push(...told);
      const kept = (await store.profiles.versions(id)).map(({ version }) => version).reverse();
      expect(kept).toEqual(kept.map((_, at) => at + 1));
      // Every version acknowledged is there, and at most one more for each kill: committed, but killed before it was told.
      expect(acknowledged[id].filter((version) => !kept.includes(version))).toEqual([]);
      expect(kept.length - acknowledged[id].length).toBeLessThanOrEqual(round + 1);
      expect(told.length).toBeGreaterThanOrEqual(acknowledgedIn(round));
    }
    await store.close();
  }
}

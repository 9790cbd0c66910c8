import { join } from 'node:path';
import type { Engine, EngineConfig, Rows, Writer } from '@concord/sql';

/** How a spec file opens the engine under test; limits left out are the product's. */
export type OpenEngine = (limits?: NonNullable<EngineConfig['limits']>) => Promise<Engine>;

/** The room under test, where its .sql files are and where `chdb` resolves. */
export const SQL_ROOM = join(__dirname, '../../../sql');

/** Never ends by itself; the marker finds it among the running ones. */
export const endless = (marker: string): string => `SELECT sum(sipHash64(number)) AS ${marker} FROM numbers(1000000000000)`;

/** Statements the engine itself lists as running that carry `marker`. */
export async function runningCount(writer: Writer, marker: string): Promise<number> {
  const { rows } = await writer.ask({
    sql: `SELECT count() FROM system.processes WHERE position(query, {marker: String}) > 0 AND position(query, 'system.processes') = 0`,
    params: { marker },
  });
  return Number(rows[0]?.[0]);
}

/** Asks until `holds`; fails after ten seconds. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ten seconds: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export const scalar = ({ rows }: Rows): unknown => rows[0]?.[0];

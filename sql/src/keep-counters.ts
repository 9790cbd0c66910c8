import { allMetrics } from './catalogue.js';
import type { Writer } from './engine/engine.js';
import { keptCounters } from './question/counters.js';

const TABLE = 'concord.case_current';

/** The names that the engine knows of the table, wherever rows of it lie; in `every` place, or in any. */
async function names(writer: Writer, every: boolean, of: (where: string) => string): Promise<string[]> {
  const places = (await writer.askBeside('case_current', (database, table) => ({ sql: of(`database = '${database}' AND table = '${table}'`) }))).map(({ rows }) => rows.map(([name]) => String(name)));
  const all = [...new Set(places.flat())];
  return every ? all.filter((name) => places.every((place) => place.includes(name))) : all;
}

/**
 * Makes `case_current` keep the counters of today's metrics, as projections: the engine builds them with every part and answers from them
 * by itself, so that they can be neither stale nor asked for by mistake. A projection carries the hash of what it counts: a changed metric makes a
 * new one, and the old one goes. Repeatable, and finishes what an interrupted run left. Throws `EngineError`.
 */
export async function keepCounters(writer: Writer): Promise<void> {
  const wanted = new Map(keptCounters(allMetrics).map(({ name, select }) => [name, select]));
  const known = (where: string): string => `SELECT name FROM system.projections WHERE ${where}`;
  for (const name of (await names(writer, false, known)).filter((one) => !wanted.has(one))) await writer.run({ sql: `ALTER TABLE ${TABLE} DROP PROJECTION IF EXISTS ${name}` });
  const present = await names(writer, true, known);
  for (const [name, select] of wanted) {
    if (!present.includes(name)) await writer.run({ sql: `ALTER TABLE ${TABLE} ADD PROJECTION IF NOT EXISTS ${name} (${select})` });
    const without = await names(writer, false, (where) => `SELECT name FROM system.parts WHERE ${where} AND active AND NOT has(projections, '${name}')`);
    if (without.length > 0) await writer.run({ sql: `ALTER TABLE ${TABLE} MATERIALIZE PROJECTION ${name}` });
  }
}

import { allMetrics } from './catalogue.js';
import type { Writer } from './engine/engine.js';
import { keptCounters } from './question/counters.js';

const TABLE = 'concord.case_current';

async function names(writer: Writer, sql: string): Promise<string[]> {
  return (await writer.ask({ sql })).rows.map(([name]) => String(name));
}

/**
 * Makes `case_current` keep the counters of today's metrics, as projections: the engine builds them with every part and answers from them
 * by itself, so that they can be neither stale nor asked for by mistake. A projection carries the hash of what it counts: a changed metric makes a
 * new one, and the old one goes. Repeatable, and finishes what an interrupted run left. Throws `EngineError`.
 */
export async function keepCounters(writer: Writer): Promise<void> {
  const wanted = new Map(keptCounters(allMetrics).map(({ name, select }) => [name, select]));
  const present = await names(writer, "SELECT name FROM system.projections WHERE database = 'concord' AND table = 'case_current'");
  for (const name of present.filter((known) => !wanted.has(known))) await writer.run({ sql: `ALTER TABLE ${TABLE} DROP PROJECTION ${name}` });
  for (const [name, select] of wanted) {
    if (!present.includes(name)) await writer.run({ sql: `ALTER TABLE ${TABLE} ADD PROJECTION ${name} (${select})` });
    const without = await names(writer, `SELECT name FROM system.parts WHERE database = 'concord' AND table = 'case_current' AND active AND NOT has(projections, '${name}')`);
    if (without.length > 0) await writer.run({ sql: `ALTER TABLE ${TABLE} MATERIALIZE PROJECTION ${name}` });
  }
}

import { loadTables, type LoadContext } from '../stage/load-context.js';
import { sqlText } from './literal.js';
import { unknownSql } from './text-sql.js';

/** A text that no vocabulary knows and that was kept as delivered. */
export interface UnknownValue {
  readonly column: string;
  readonly value: string;
  readonly rows: number;
}

/** How many of them are listed per column. */
const LISTED = 50;

/** What a load kept although its vocabularies do not have it, most frequent first. */
export async function unknownValues(context: LoadContext): Promise<readonly UnknownValue[]> {
  const { typed } = loadTables(context.loadNo);
  const { compiled, engine } = context;
  const found: UnknownValue[] = [];
  for (const { name, rule, vocabulary } of compiled.mapped) {
    if (vocabulary === undefined || rule?.unknown !== 'keep') continue;
    // What a vocabulary knows stands there as its code, which it knows, too.
    const { rows } = await engine.writer.ask({
      sql: `SELECT ${sqlText(name)}, ${name}, count() FROM ${typed} WHERE ${unknownSql(name, vocabulary)} GROUP BY ${name} ORDER BY count() DESC, ${name} LIMIT ${String(LISTED)}`,
    });
    found.push(...rows.map(([column, value, n]) => ({ column: String(column), value: String(value), rows: Number(n) })));
  }
  return found;
}

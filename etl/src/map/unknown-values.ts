import { loadTables, type LoadContext } from '../stage/load-context.js';
import { sqlText } from './literal.js';
import { unknownSql } from './text-sql.js';

/** A text that no vocabulary knows and that was kept as delivered. */
export interface UnknownValue {
  readonly column: string;
  readonly value: string;
  readonly rows: number;
  /** How many such texts the column has; no more than `LISTED_VALUES` of them are told. */
  readonly of: number;
}

/** How many of them are listed per column, the most frequent ones. */
export const LISTED_VALUES = 50;

/** What a load kept although its vocabularies do not have it, most frequent first. */
export async function unknownValues(context: LoadContext): Promise<readonly UnknownValue[]> {
  const { typed } = loadTables(context.loadNo);
  const { compiled, engine } = context;
  const found: UnknownValue[] = [];
  for (const { name, rule, vocabulary, list } of compiled.mapped) {
    if (vocabulary === undefined || rule?.unknown !== 'keep') continue;
    // What a vocabulary knows stands there as its code, which it knows, too.
    const { rows } = await engine.writer.ask({
      sql: [
        `SELECT ${sqlText(name)}, word, count(), count() OVER () FROM (SELECT ${list === undefined ? name : `arrayJoin(splitByString('; ', toString(${name})))`} AS word FROM ${typed})`,
        `WHERE ${unknownSql('word', vocabulary)} GROUP BY word ORDER BY count() DESC, word LIMIT ${String(LISTED_VALUES)}`,
      ].join(' '),
    });
    found.push(...rows.map(([column, value, n, of]) => ({ column: String(column), value: String(value), rows: Number(n), of: Number(of) })));
  }
  return found;
}

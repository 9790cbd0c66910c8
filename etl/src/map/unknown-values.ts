import { loadTables, type LoadContext } from '../stage/load-context.js';
import { sqlText } from './literal.js';
import type { MappedColumn } from './mapped-column.js';
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

/**
 * SELECT of the texts of a column that its vocabulary does not know and the profile keeps, most frequent first: the column's name, the text, how often it is there and how many such texts there are. `values` is
 * the column's value in the rows of `from`. Undefined of a column that keeps none.
 */
export function keptUnknown({ name, rule, vocabulary, list }: MappedColumn, values: string, from: string): string | undefined {
  if (vocabulary === undefined || rule?.unknown !== 'keep') return undefined;
  // What a vocabulary knows stands there as its code, which it knows, too.
  return [
    `SELECT ${sqlText(name)}, word, count(), count() OVER () FROM (SELECT ${list === undefined ? values : `arrayJoin(splitByString('; ', toString(${values})))`} AS word FROM ${from})`,
    `WHERE ${unknownSql('word', vocabulary)} GROUP BY word ORDER BY count() DESC, word`,
  ].join(' ');
}

/** What a load kept although its vocabularies do not have it, most frequent first. */
export async function unknownValues(context: LoadContext): Promise<readonly UnknownValue[]> {
  const { typed } = loadTables(context.loadNo);
  const { compiled, engine } = context;
  const found: UnknownValue[] = [];
  for (const column of compiled.mapped) {
    const select = keptUnknown(column, column.name, typed);
    if (select === undefined) continue;
    const { rows } = await engine.writer.ask({ sql: `${select} LIMIT ${String(LISTED_VALUES)}` });
    found.push(...rows.map(([column, value, n, of]) => ({ column: String(column), value: String(value), rows: Number(n), of: Number(of) })));
  }
  return found;
}

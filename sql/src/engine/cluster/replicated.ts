import { tokenize } from '../statement/tokens.js';
import { SHARES } from './placement.js';

const upper = (text: string | undefined): string => (text ?? '').toUpperCase();

/** Databases keep their tables the same on every replica of a shard; what is small has replicas where the first shard has them. */
const databaseEngine = (database: string): string => `Replicated('/concord/${database === SHARES ? '{shard}' : 'home'}', '${database === SHARES ? '{shard}' : 'home'}', '{replica}')`;

/**
 * A statement as it is said where each shard has replicas: databases and tables keep themselves the same on all of them, by the servers' own macros `{shard}` and `{replica}`. Other statements are as they
 * were: what changes a table is passed on by its database, what fills it by the table.
 */
export function replicatedDdl(sql: string): string {
  const tokens = tokenize(sql);
  if (upper(tokens[0]?.text) !== 'CREATE') return sql;
  const at = tokens.findIndex((token, i) => upper(token.text) === 'ENGINE' && tokens[i + 1]?.text === '=');
  const engine = tokens[at + 2];
  if (at < 0 || engine === undefined) return sql;
  const name = engine.text === 'Atomic' ? databaseEngine(tokens[at - 1]?.text ?? '') : engine.text.replace(/^(?=\w*MergeTree$)/u, 'Replicated');
  return `${sql.slice(0, engine.start)}${name}${sql.slice(engine.end)}`;
}

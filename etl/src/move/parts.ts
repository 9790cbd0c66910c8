import type { Engine } from '@concord/sql';

/** A table of the store, and what its parts are told by: undefined where it is one part. */
export interface MovedTable {
  readonly name: string;
  readonly key: string | undefined;
  /** Columns that are stored and not worked out of others, with their types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Rows of a table that are moved, compared and made anew together. */
export interface Part {
  readonly table: MovedTable;
  /** The value of the key, as SQL; undefined where the table is one part. */
  readonly value: string | undefined;
}

/** What two parts must have in common to hold the same rows. */
export interface PartSum {
  readonly rows: number;
  readonly sum: string;
}

const column = async ({ writer }: Engine, sql: string): Promise<readonly (readonly unknown[])[]> => (await writer.ask({ sql })).rows;

/** What tells of the engine itself, of work under way, or is made by each start. */
const NOT_MOVED = new Set(['migration', 'case_next', 'limits_next']);
const OF_A_LOAD = /_\d+$/u;

/** The tables that hold what must not be lost, `publication` last: it is what makes the others count. */
export async function movedTables(engine: Engine): Promise<MovedTable[]> {
  const named = (await column(engine, "SELECT name FROM system.tables WHERE database = 'concord' AND (engine LIKE '%MergeTree' OR engine = 'Distributed') ORDER BY name = 'publication', name")).map(([name]) => String(name));
  const tables: MovedTable[] = [];
  for (const name of named.filter((one) => !NOT_MOVED.has(one) && !OF_A_LOAD.test(one))) {
    const [known] = await engine.writer.askBeside(name, (database, table) => ({ sql: `SELECT partition_key FROM system.tables WHERE database = '${database}' AND name = '${table}'` }));
    const columns = await column(engine, `SELECT name, type FROM system.columns WHERE database = 'concord' AND table = '${name}' AND default_kind NOT IN ('MATERIALIZED', 'ALIAS') ORDER BY position`);
    const key = String(known?.rows[0]?.[0] ?? '');
    tables.push({ name, key: key === '' ? undefined : key, columns: columns.map(([one, type]) => ({ name: String(one), type: String(type) })) });
  }
  return tables;
}

/** True for the rows of a part. */
export const inPart = ({ table: { key }, value }: Part): string => (key === undefined ? 'true' : `${key} = ${value ?? ''}`);

/** The parts of a table, in the order of their key. */
export async function partsOf(engine: Engine, table: MovedTable): Promise<Part[]> {
  if (table.key === undefined) return [{ table, value: undefined }];
  return (await column(engine, `SELECT DISTINCT ${table.key} AS value FROM concord.${table.name} ORDER BY value`)).map(([value]) => ({ table, value: String(Number(value)) }));
}

/** The incarnation that a publication is of is another one in each store. */
const INCARNATION = 'table_uuid';

/** Rows and checksum of a part, whatever the order they lie in: every stored column of every row. */
export async function sumOf(engine: Engine, part: Part): Promise<PartSum> {
  const columns = part.table.columns.filter(({ name }) => name !== INCARNATION).map(({ name }) => `\`${name}\``);
  const [row] = await column(engine, `SELECT count(), sum(cityHash64(toString(tuple(${columns.join(', ')})))) FROM concord.${part.table.name} WHERE ${inPart(part)}`);
  return { rows: Number(row?.[0]), sum: String(row?.[1]) };
}

/** Cases by data set and month of receipt: rows, checksum of their numbers, what they claim; as the figures have them. */
export async function monthTotals(engine: Engine): Promise<readonly string[]> {
  const rows = await column(engine, 'SELECT dataset, toStartOfMonth(received_on) AS month, count(), sum(cityHash64(source, case_id)), sum(amount_claimed) FROM concord.case_current GROUP BY dataset, month ORDER BY dataset, month');
  return rows.map((row) => JSON.stringify(row));
}

/** Takes a part out of a store that nothing is published in. */
export async function clearPart({ writer }: Engine, { table: { name, key }, value }: Part): Promise<void> {
  await writer.run({ sql: key === undefined ? `TRUNCATE TABLE concord.${name}` : `ALTER TABLE concord.${name} DROP PARTITION ${value ?? ''}` });
}

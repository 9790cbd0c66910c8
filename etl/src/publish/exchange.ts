import type { Engine } from '@concord/sql';

const UUID_OF = (table: string): string => `SELECT uuid FROM system.tables WHERE database = 'concord' AND name = '${table}'`;

/**
 * Makes `case_next` the current table in one step. The publication is noted first: the data version in force is the row that carries the
 * uuid of `case_current`, so it is known the moment the tables change places, and a kill in between leaves the version before in force.
 */
export async function publish(engine: Engine, loadNo: number, dataVersion = loadNo): Promise<void> {
  await engine.writer.run({
    sql: `INSERT INTO concord.publication (data_version, table_uuid, load_no, published_at) SELECT {data_version:UInt32}, uuid, {load_no:UInt32}, now64(3, 'UTC') FROM (${UUID_OF('case_next')})`,
    params: { load_no: loadNo, data_version: dataVersion },
  });
  await engine.writer.run({ sql: 'EXCHANGE TABLES concord.case_current AND concord.case_next' });
}

/** True when the table in force is the one this load made. */
export async function isInForce(engine: Engine, loadNo: number): Promise<boolean> {
  const { rows } = await engine.writer.ask({
    sql: `SELECT count() FROM concord.publication WHERE load_no = {load_no:UInt32} AND table_uuid = (${UUID_OF('case_current')})`,
    params: { load_no: loadNo },
  });
  return Number(rows[0]?.[0]) > 0;
}

/** Takes away what a load that was not published left in the tables that stay. Safe to repeat. */
export async function withdrawTraces(engine: Engine, loadNo: number, keepRejects: boolean): Promise<void> {
  const params = { load_no: loadNo };
  await engine.writer.run({ sql: 'DELETE FROM concord.publication WHERE load_no = {load_no:UInt32}', params });
  for (const table of ['case_version', 'case_mark']) await engine.writer.run({ sql: `ALTER TABLE concord.${table} DROP PARTITION ${String(loadNo)}` });
  if (!keepRejects) await engine.writer.run({ sql: `ALTER TABLE concord.reject DROP PARTITION ${String(loadNo)}` });
}

import type { Engine, LoadEntry, SubjectId } from '@concord/sql';

const UUID_OF = (table: string): string => `SELECT uuid FROM system.tables WHERE database = 'concord' AND name = '${table}'`;

/** The uuid of the table in force. */
export async function tableInForce(engine: Engine): Promise<string> {
  const { rows } = await engine.writer.ask({ sql: UUID_OF('case_current') });
  return String(rows[0]?.[0]);
}

/** The uuid of the table that is about to be published: it names one publication for good, since each load makes a table of its own. */
export async function nextPublicationId(engine: Engine): Promise<string> {
  const { rows } = await engine.writer.ask({ sql: UUID_OF('case_next') });
  return String(rows[0]?.[0]);
}

/** What a publication is about and, of cases, the day their source is known up to from then on ('' for none: reference data says nothing of it) and whether somebody said it. */
export interface Told {
  readonly kind: SubjectId;
  readonly known: string;
  readonly said: boolean;
}

/**
 * Makes `case_next` the current table in one step. The publication is noted first, with all that a question must know of its data version: the
 * version in force is the row that carries the uuid of `case_current`, so it is known the moment the tables change places, and a kill in between
 * leaves the version before in force. `dataVersion` is the load's number unless it is to change once more before the load is done.
 */
export async function publish(engine: Engine, { loadNo, publicationId, dataset, source, profileText }: LoadEntry, { kind, known, said }: Told, dataVersion = loadNo): Promise<void> {
  await engine.writer.run({
    sql: [
      'INSERT INTO concord.publication (data_version, table_uuid, load_no, published_at, dataset, source, as_of_on, as_of_said, profile_text, kind)',
      "SELECT {data_version:UInt32}, toUUID({uuid:String}), {load_no:UInt32}, now64(3, 'UTC'), {dataset:String}, {source:String}, toDateOrNull({as_of:String}), {said:UInt8} = 1, {profile_text:String}, {kind:String}",
    ].join(' '),
    params: { load_no: loadNo, data_version: dataVersion, uuid: publicationId, dataset, source, as_of: known, said: said ? 1 : 0, profile_text: profileText, kind },
  });
  await engine.writer.run({ sql: 'EXCHANGE TABLES concord.case_current AND concord.case_next' });
}

/** True when the table in force is the one this load made. */
export async function isInForce(engine: Engine, { loadNo, publicationId }: Pick<LoadEntry, 'loadNo' | 'publicationId'>): Promise<boolean> {
  const { rows } = await engine.writer.ask({
    sql: `SELECT count() FROM concord.publication WHERE load_no = {load_no:UInt32} AND toString(table_uuid) = {uuid:String} AND table_uuid = (${UUID_OF('case_current')})`,
    params: { load_no: loadNo, uuid: publicationId },
  });
  return Number(rows[0]?.[0]) > 0;
}

/** Which of these loads this store of cases holds: the operational store may have served another one. */
export async function heldHere(engine: Engine, loads: readonly Pick<LoadEntry, 'loadNo' | 'publicationId'>[]): Promise<ReadonlySet<number>> {
  if (loads.length === 0) return new Set();
  const { rows } = await engine.writer.ask({
    sql: 'SELECT load_no, toString(table_uuid) FROM concord.publication WHERE load_no IN {load_nos:Array(UInt32)}',
    params: { load_nos: loads.map(({ loadNo }) => loadNo) },
  });
  const here = new Set(rows.map((row) => row.map(String).join(' ')));
  return new Set(loads.filter(({ loadNo, publicationId }) => here.has(`${String(loadNo)} ${publicationId}`)).map(({ loadNo }) => loadNo));
}

/** True when what stands under this number was published by another load than this one, and is none of its business. */
export async function isOfAnother(engine: Engine, { loadNo, publicationId }: Pick<LoadEntry, 'loadNo' | 'publicationId'>): Promise<boolean> {
  const { rows } = await engine.writer.ask({
    sql: 'SELECT count() FROM concord.publication WHERE load_no = {load_no:UInt32} AND toString(table_uuid) != {uuid:String}',
    params: { load_no: loadNo, uuid: publicationId },
  });
  return Number(rows[0]?.[0]) > 0;
}

/** The highest load number anything in this store of cases carries. */
export async function highestLoadNo(engine: Engine): Promise<number> {
  const { rows } = await engine.writer.ask({
    sql: `SELECT greatest(${['publication', 'case_version', 'case_mark', 'record_version', 'reject', 'withdrawal', 'retention'].map((table) => `(SELECT max(load_no) FROM concord.${table})`).join(', ')})`,
  });
  return Number(rows[0]?.[0]);
}

/** Takes away what a load that was not published left in the tables that stay. Safe to repeat. */
export async function withdrawTraces(engine: Engine, loadNo: number, keepRejects: boolean): Promise<void> {
  const params = { load_no: loadNo };
  const { rows } = await engine.writer.ask({ sql: 'SELECT count() FROM concord.publication WHERE load_no = {load_no:UInt32}', params });
  // To delete is to write, for which a full disk may have no room: it would be waited for.
  if (Number(rows[0]?.[0]) > 0) await engine.writer.run({ sql: 'DELETE FROM concord.publication WHERE load_no = {load_no:UInt32}', params });
  for (const table of ['case_version', 'case_mark', 'record_version']) await engine.writer.run({ sql: `ALTER TABLE concord.${table} DROP PARTITION ${String(loadNo)}` });
  for (const table of keepRejects ? ['reject_return'] : ['reject', 'reject_return']) await engine.writer.run({ sql: `ALTER TABLE concord.${table} DROP PARTITION ${String(loadNo)}` });
}

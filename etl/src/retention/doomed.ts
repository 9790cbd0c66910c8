import type { Engine } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { closedForGood } from './closed-for-good.js';
import { askRows, loadTables, runStep, type StepContext } from '../stage/load-context.js';

/** The cases of a source that are too old to be kept: closed for good before a day (`YYYY-MM-DD`). */
export interface OldCases {
  readonly dataset: string;
  readonly source: string;
  readonly closedBefore: string;
}

/** An act that deletes them. */
export interface RetentionAct extends OldCases {
  readonly loadNo: number;
}

/** True where a row belongs to the source. */
export const inBody = ({ dataset, source }: Pick<OldCases, 'dataset' | 'source'>): string => `dataset = ${sqlText(dataset)} AND source = ${sqlText(source)}`;

/** SELECT of the cases by what was last delivered of each, those that a snapshot withdrew among them: case_id, closed (day of the last closing), versions. */
export const oldCases = (old: OldCases): string => [
  'SELECT case_id, newest.1 AS closed, versions FROM (SELECT case_id, argMax(tuple(closed_on, reopened_on), load_no) AS newest, count() AS versions',
  `FROM concord.case_version WHERE ${inBody(old)} AND load_no IN (SELECT load_no FROM concord.publication) GROUP BY case_id)`,
  `WHERE ifNull(${closedForGood('newest.1', 'newest.2', `toDate(${sqlText(old.closedBefore)})`)}, 0)`,
].join(' ');

/** Notes in the act's own table which cases go; one that was cut short is made anew. */
export async function noteDoomed(context: StepContext, act: RetentionAct): Promise<void> {
  const { doomed } = loadTables(act.loadNo);
  await context.engine.writer.run({ sql: `DROP TABLE IF EXISTS ${doomed} SYNC` });
  await context.engine.writer.run({ sql: `CREATE TABLE ${doomed} (case_id String) ENGINE = MergeTree ORDER BY case_id` });
  await runStep(context, doomed, `SELECT case_id FROM (${oldCases(act)})`);
}

const loadsOf = async (context: StepContext, table: string, where = ''): Promise<readonly number[]> => (await askRows(context, `SELECT DISTINCT load_no FROM ${table}${where}`)).map(([no]) => Number(no));

/**
 * Puts a table in the place of one that is partitioned by load, in which the `touched` loads are what `rowsOf` selects of them, and takes every trace of what they were off the disk: the old one goes with all
 * parts it ever had. Other loads are linked, not copied. `loadNo` names the table meanwhile. Safe to repeat; a kill leaves either table whole.
 */
export async function rewriteLoads(context: StepContext, loadNo: number, table: string, touched: ReadonlySet<number>, rowsOf: (loadNo: number) => string): Promise<void> {
  const { engine: { writer } } = context;
  const { kept } = loadTables(loadNo);
  await writer.run({ sql: `DROP TABLE IF EXISTS ${kept} SYNC` });
  await writer.run({ sql: `CREATE TABLE ${kept} AS ${table}` });
  for (const no of await loadsOf(context, table)) {
    if (touched.has(no)) await runStep(context, kept, rowsOf(no), {}, 'history');
    else await writer.run({ sql: `ALTER TABLE ${kept} ATTACH PARTITION ${String(no)} FROM ${table}` });
  }
  await writer.run({ sql: `EXCHANGE TABLES ${table} AND ${kept}` });
  await writer.run({ sql: `DROP TABLE ${kept} SYNC` });
}

/** Takes rows out of such a table. */
async function takeOut(context: StepContext, loadNo: number, table: string, rows: string): Promise<void> {
  await rewriteLoads(context, loadNo, table, new Set(await loadsOf(context, table, ` WHERE ${rows}`)), (no) => `SELECT * FROM ${table} WHERE load_no = ${String(no)} AND NOT (${rows})`);
}

/** Dropped tables stay on the disk for minutes, for whoever dropped them by mistake: what loads before this act let go of is brought back and dropped for good. */
async function emptyBin({ writer }: Engine): Promise<void> {
  await writer.run({ sql: 'DROP TABLE IF EXISTS concord.case_next SYNC' });
  const { rows } = await writer.ask({ sql: "SELECT table, toString(uuid) FROM system.dropped_tables WHERE database = 'concord'" });
  for (const [table, uuid] of rows) {
    await writer.run({ sql: `UNDROP TABLE concord.${String(table)} UUID '${String(uuid)}'` });
    await writer.run({ sql: `DROP TABLE concord.${String(table)} SYNC` });
  }
  await writer.run({ sql: 'CREATE TABLE concord.case_next AS concord.case_current' });
}

/**
 * Takes the noted cases out of everything that is kept: what was delivered of them and of messages and hand-overs about them, what loads said of them, the rows of theirs that were rejected, and the tables
 * of current cases they stood in. `loads` are the numbers of all loads of the source, failed ones with their rejects too. Their versions go last: by them a repeat knows what is to go.
 */
export async function wipe(context: StepContext, act: RetentionAct, loads: readonly number[]): Promise<void> {
  const { loadNo, dataset } = act;
  const { doomed } = loadTables(loadNo);
  const theirs = `case_id IN (SELECT case_id FROM ${doomed})`;
  const others = `SELECT case_id FROM concord.case_current WHERE dataset = ${sqlText(dataset)}`;
  await emptyBin(context.engine);
  await takeOut(context, loadNo, 'concord.record_version', `kind IN ('message', 'handover') AND dataset = ${sqlText(dataset)} AND fields['case_no'] IN (SELECT case_id FROM ${doomed}) AND fields['case_no'] NOT IN (${others})`);
  await takeOut(context, loadNo, 'concord.case_mark', `${inBody(act)} AND ${theirs}`);
  if (loads.length > 0) await takeOut(context, loadNo, 'concord.reject', `load_no IN (${loads.join(', ')}) AND ${theirs}`);
  await takeOut(context, loadNo, 'concord.case_version', `${inBody(act)} AND ${theirs}`);
}

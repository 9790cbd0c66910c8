import type { Engine, Stores } from '@concord/sql';
import { clearLoad } from '../stage/stage.js';
import { noteDoomed, wipe, type RetentionAct } from './doomed.js';

const CODE = 'RETENTION';

/** What the registry says of the act. */
export const retentionMessage = ({ closedBefore }: Pick<RetentionAct, 'closedBefore'>, cases: number): string =>
  [CODE, `按保存期限删除 ${closedBefore} 之前办结的案件 ${cases.toLocaleString('en-US')} 件。`, `Deleted ${cases.toLocaleString('en-US')} cases closed before ${closedBefore}, for their age.`].join('\n');

/** True of what the registry says of such an act. */
export const isRetention = (message: string): boolean => message.startsWith(`${CODE}\n`);

/** Why an act that was cut short has failed, as its message. */
export const retentionCutShort = (): string => 'INTERRUPTED\n按保存期限的删除被中断，未删除任何案件；可以再次执行。\nDeleting for age was cut short and no case was deleted. It can be done again.';

/** Whether a number is that of such an act. */
export async function isRetentionAct({ writer }: Engine, loadNo: number): Promise<boolean> {
  const { rows } = await writer.ask({ sql: 'SELECT count() FROM concord.retention WHERE load_no = {load_no:UInt32}', params: { load_no: loadNo } });
  return Number(rows[0]?.[0]) > 0;
}

/** Notes the act: before it is published nothing is to be seen of it, afterwards that nothing is left. */
export async function noteRetention({ writer }: Engine, act: RetentionAct, counts: { readonly cases: number; readonly versions: number }, isDone: boolean): Promise<void> {
  await writer.run({
    sql: 'INSERT INTO concord.retention (load_no, dataset, source, closed_before, cases, versions, is_done) SELECT {load_no:UInt32}, {dataset:String}, {source:String}, {closed_before:Date}, {cases:UInt64}, {versions:UInt64}, {is_done:UInt8} = 1',
    params: { load_no: act.loadNo, dataset: act.dataset, source: act.source, closed_before: act.closedBefore, cases: counts.cases, versions: counts.versions, is_done: isDone ? 1 : 0 },
  });
}

/** Acts in force of whose cases something may be left. */
export async function unfinishedRetentions({ writer }: Engine): Promise<readonly RetentionAct[]> {
  const { rows } = await writer.ask({
    sql: 'SELECT load_no, any(dataset), any(source), toString(any(closed_before)) FROM concord.retention WHERE load_no IN (SELECT load_no FROM concord.publication) GROUP BY load_no HAVING NOT max(is_done) ORDER BY load_no',
  });
  return rows.map(([loadNo, dataset, source, closedBefore]) => ({ loadNo: Number(loadNo), dataset: String(dataset), source: String(source), closedBefore: String(closedBefore) }));
}

const ALL_LOADS = 1_000_000;

/** Clears away what is left of the cases of an act in force, and writes into the log what went. Every step may be repeated. */
export async function finishRetention({ engine, operational: { auditLog, loads } }: Stores, act: RetentionAct): Promise<void> {
  const context = { engine, signal: undefined };
  await noteDoomed(context, act);
  const numbers = (await loads.newest(ALL_LOADS, act.dataset)).filter(({ source }) => source === act.source).map(({ loadNo }) => loadNo);
  await wipe(context, act, numbers);
  const { rows: [row = []] } = await engine.writer.ask({ sql: 'SELECT max(cases), max(versions) FROM concord.retention WHERE load_no = {load_no:UInt32}', params: { load_no: act.loadNo } });
  const entry = await loads.find(act.loadNo);
  // Counts, and nothing of what the cases were; once, also where a kill came between this and the note that it is done.
  if ((await auditLog.search({ action: 'deleted', text: `{"act":${String(act.loadNo)},`, limit: 1 })).length === 0) await auditLog.add(entry?.by ?? '', 'deleted', { act: act.loadNo, dataset: act.dataset, source: act.source, closedBefore: act.closedBefore, cases: Number(row[0]), versions: Number(row[1]) });
  await noteRetention(engine, act, { cases: 0, versions: 0 }, true);
  await clearLoad(engine, act.loadNo);
}

import type { Engine, Stores } from '@concord/sql';
import { idleMarks, inBody, takenOver, type WithdrawnLoad } from './without-load.js';

/** A withdrawal: the number of the act in the registry, and the load it takes back. */
export interface Withdrawal {
  readonly loadNo: number;
  readonly withdrawnNo: number;
  /** Whose cases they are. */
  readonly dataset: string;
  readonly source: string;
}

/** What the registry says of the act. */
export const actMessage = (withdrawnNo: number): string => `WITHDRAWS\n撤回第 ${String(withdrawnNo)} 次载入。\nTakes back load ${String(withdrawnNo)}.`;

/** Which load an entry of the registry takes back, by what it says; undefined where it is no such act. */
export function withdrawnBy(message: string): number | undefined {
  const no = /^WITHDRAWS\n[^\d]*(\d+)/u.exec(message)?.[1];
  return no === undefined ? undefined : Number(no);
}

/** Notes, before anything else is done, which load the act numbered `loadNo` takes back; what is said of its source as a whole is judged anew before the act is published. */
export async function noteWithdrawal(engine: Engine, { loadNo, withdrawnNo }: Pick<Withdrawal, 'loadNo' | 'withdrawnNo'>): Promise<void> {
  await engine.writer.run({
    sql: 'INSERT INTO concord.withdrawal (load_no, withdrawn_no, is_judged) SELECT {load_no:UInt32}, {withdrawn_no:UInt32}, true',
    params: { load_no: loadNo, withdrawn_no: withdrawnNo },
  });
}

/** Withdrawals in force, newest first; with `unfinished` those of which something is left to clear away. */
export async function withdrawals(engine: Engine, which: 'all' | 'unfinished'): Promise<readonly Withdrawal[]> {
  const unfinished = which === 'all' ? '' : 'WHERE w.withdrawn_no IN (SELECT load_no FROM concord.publication) OR w.load_no NOT IN (SELECT data_version FROM concord.publication)';
  const { rows } = await engine.writer.ask({
    sql: `SELECT w.load_no, w.withdrawn_no, any(p.dataset), any(p.source) FROM (SELECT DISTINCT load_no, withdrawn_no FROM concord.withdrawal) AS w INNER JOIN concord.publication AS p ON p.load_no = w.load_no ${unfinished} GROUP BY w.load_no, w.withdrawn_no ORDER BY w.load_no DESC`,
  });
  return rows.map(([loadNo, withdrawnNo, dataset, source]) => ({ loadNo: Number(loadNo), withdrawnNo: Number(withdrawnNo), dataset: String(dataset), source: String(source) }));
}

/** Versions a later load stands in for become that load's; a repeat adds nothing. */
async function handOver(engine: Engine, load: WithdrawnLoad): Promise<void> {
  await engine.writer.run({
    sql: `INSERT INTO concord.case_version SELECT * FROM (${takenOver(load)}) AS t WHERE (t.load_no, t.case_id) NOT IN (SELECT load_no, case_id FROM concord.case_version WHERE ${inBody(load)} AND load_no > ${String(load.loadNo)})`,
  });
}

/** Marks of later loads about cases that nobody else ever brought speak of nothing any more. */
async function dropIdleMarks(engine: Engine, load: WithdrawnLoad): Promise<void> {
  const { rows } = await engine.writer.ask({ sql: `SELECT load_no FROM concord.case_mark WHERE ${idleMarks(load)} LIMIT 1` });
  if (rows.length > 0) await engine.writer.run({ sql: `ALTER TABLE concord.case_mark DELETE WHERE ${idleMarks(load)}` });
}

/**
 * Clears away what is left of a load whose withdrawal is in force. Every step may be repeated; the load's publication goes last, and the number of
 * the act becomes the data version, so that nothing asked in between is taken for an answer of it.
 */
export async function finishWithdrawal({ engine, operational: { loads } }: Stores, { loadNo, withdrawnNo, dataset, source }: Withdrawal): Promise<void> {
  const load: WithdrawnLoad = { loadNo: withdrawnNo, dataset, source };
  await handOver(engine, load);
  await dropIdleMarks(engine, load);
  await loads.withdraw(withdrawnNo, `WITHDRAWN\n已由第 ${String(loadNo)} 号操作撤回。\nTaken back by number ${String(loadNo)}.`);
  for (const table of ['case_version', 'case_mark', 'record_version', 'reject', 'reject_return']) await engine.writer.run({ sql: `ALTER TABLE concord.${table} DROP PARTITION ${String(withdrawnNo)}` });
  await engine.writer.run({ sql: 'DELETE FROM concord.publication WHERE load_no = {load_no:UInt32}', params: { load_no: withdrawnNo } });
  await engine.writer.run({
    sql: [
      'INSERT INTO concord.publication (data_version, table_uuid, load_no, published_at, dataset, source, as_of_on, as_of_said, profile_text, kind)',
      'SELECT {load_no:UInt32}, table_uuid, load_no, published_at, dataset, source, as_of_on, as_of_said, profile_text, kind FROM concord.publication',
      'WHERE load_no = {load_no:UInt32} AND {load_no:UInt32} NOT IN (SELECT data_version FROM concord.publication)',
    ].join(' '),
    params: { load_no: loadNo },
  });
  await loads.end(loadNo, 'published', actMessage(withdrawnNo));
}

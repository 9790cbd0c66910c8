import { runStep, sameBody, type LoadContext } from '../stage/load-context.js';
import type { ReturnedRow } from './reject-file.js';

/** Notes which rows of this delivery earlier loads rejected, by their place: where its reader or its id was at fault, a rejected row has no case. */
export async function noteReturned({ engine, into, loadNo }: LoadContext, rows: readonly ReturnedRow[]): Promise<void> {
  const texts = (of: (row: ReturnedRow) => number): string[] => rows.map((row) => String(of(row)));
  await engine.writer.run({
    sql: [
      `INSERT INTO ${into.returns} (load_no, row_no, of_load, of_row) SELECT {load_no:UInt32}, toUInt64(row.1), toUInt32OrZero(row.2), toUInt64(row.3)`,
      'FROM (SELECT arrayJoin(arrayZip({rows:Array(String)}, {of_loads:Array(String)}, {of_rows:Array(String)})) AS row)',
    ].join(' '),
    params: { load_no: loadNo, rows: texts(({ row }) => row), of_loads: texts(({ ofLoad }) => ofLoad), of_rows: texts(({ ofRow }) => ofRow) },
  });
}

/** Drops what was noted of rows from `firstRow` on: their file is read again. */
export async function forgetReturned({ engine, into, loadNo }: LoadContext, firstRow: number): Promise<void> {
  await engine.writer.run({ sql: `DELETE FROM ${into.returns} WHERE load_no = {load_no:UInt32} AND row_no >= {first_row:UInt64}`, params: { load_no: loadNo, first_row: firstRow } });
}

/** Of rows that had come back before and were rejected again: what they were at first. */
export async function noteOrigins(context: LoadContext): Promise<void> {
  const mine = `SELECT row_no, of_load, of_row FROM ${context.into.returns} WHERE load_no = ${String(context.loadNo)}`;
  await runStep(context, `${context.into.returns} (load_no, row_no, of_load, of_row)`, [
    `SELECT ${String(context.loadNo)}, n.row_no, o.of_load, o.of_row FROM (${mine}) AS n`,
    'INNER JOIN concord.reject_return AS o ON n.of_load = o.load_no AND n.of_row = o.row_no',
  ].join(' '));
}

/** Notes of the cases this load brings which rows earlier loads had rejected of them, when its versions and marks are written: however they were delivered, the case came in. */
export async function noteCasesBack(context: LoadContext): Promise<void> {
  const { loadNo, into } = context;
  const mine = (table: string): string => `SELECT case_id, row_no FROM ${table} WHERE load_no = ${String(loadNo)}`;
  const rejected = `SELECT DISTINCT load_no, row_no, case_id FROM concord.reject WHERE case_id != '' AND load_no IN (SELECT load_no FROM concord.publication WHERE ${sameBody(context)} AND kind = 'case')`;
  await runStep(context, `${into.returns} (load_no, row_no, of_load, of_row)`, [
    `SELECT ${String(loadNo)}, b.row_no, r.load_no, r.row_no FROM (${mine(into.versions)} UNION ALL ${mine(into.marks)} AND mark = 'unchanged') AS b`,
    `INNER JOIN (${rejected}) AS r ON b.case_id = r.case_id`,
  ].join(' '));
}

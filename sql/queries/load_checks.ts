import type { Statement } from '../src/engine/engine.js';

/** Control totals of a load, oldest month first, out of the table that keeps them; columns as it has them. */
export const compileControls = (loadNo: number, table = 'concord.load_control'): Statement => ({
  sql: [
    'SELECT month, delivered_rows, rejected_rows, delivered_cases, delivered_claimed, delivered_agreed, next_cases, next_claimed, next_agreed,',
    `current_cases, current_claimed, current_agreed FROM ${table} WHERE load_no = {load_no:UInt32} ORDER BY month`,
  ].join(' '),
  params: { load_no: loadNo },
});

/** What the checks found in a load, the gravest first, out of the table that keeps it. Columns: rule, severity, month, column_name, measured, threshold, at_fault, cases. */
export const compileFindings = (loadNo: number, table = 'concord.load_finding'): Statement => ({
  sql: [
    `SELECT rule, severity, month, column AS column_name, measured, threshold, at_fault, cases FROM ${table}`,
    "WHERE load_no = {load_no:UInt32} ORDER BY indexOf(['block', 'warn', 'note'], severity), rule, month, column_name",
  ].join(' '),
  params: { load_no: loadNo },
});

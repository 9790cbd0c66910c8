import type { Statement } from '../src/engine/engine.js';

/** Control totals of a load, oldest month first; columns as the table has them. */
export const compileControls = (loadNo: number): Statement => ({
  sql: [
    'SELECT month, delivered_rows, rejected_rows, delivered_cases, delivered_claimed, delivered_agreed, next_cases, next_claimed, next_agreed,',
    'current_cases, current_claimed, current_agreed FROM concord.load_control WHERE load_no = {load_no:UInt32} ORDER BY month',
  ].join(' '),
  params: { load_no: loadNo },
});

/** What the checks found in a load, the gravest first. Columns: rule, severity, month, column_name, measured, threshold, at_fault, cases. */
export const compileFindings = (loadNo: number): Statement => ({
  sql: [
    'SELECT rule, severity, month, column AS column_name, measured, threshold, at_fault, cases FROM concord.load_finding',
    "WHERE load_no = {load_no:UInt32} ORDER BY indexOf(['block', 'warn', 'note'], severity), rule, month, column_name",
  ].join(' '),
  params: { load_no: loadNo },
});

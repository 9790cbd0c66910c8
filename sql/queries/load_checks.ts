import { correctedRejects } from '../src/check/corrected-rejects.js';
import { CONTROL_COLUMNS } from '../src/check/check-load.js';
import { RECORD_CONTROL_COLUMNS } from '../src/check/record-control.js';
import type { Statement } from '../src/engine/engine.js';

/** Control totals of a load, oldest month first, out of the table that keeps them; columns as it has them. */
export const compileControls = (loadNo: number, table = 'concord.load_control'): Statement => ({
  sql: `SELECT ${CONTROL_COLUMNS.join(', ')} FROM ${table} WHERE load_no = {load_no:UInt32} ORDER BY month`,
  params: { load_no: loadNo },
});

/** Control totals of a load of reference data, the number of records first; likewise. */
export const compileRecordControls = (loadNo: number, table = 'concord.load_record_control'): Statement => ({
  sql: `SELECT ${RECORD_CONTROL_COLUMNS.join(', ')} FROM ${table} WHERE load_no = {load_no:UInt32} ORDER BY column`,
  params: { load_no: loadNo },
});

const PUBLISHED = "SELECT DISTINCT load_no, dataset || ' ' || source AS source FROM concord.publication WHERE kind = 'case'";

/**
 * What the checks found in a load, the gravest first, out of the table that keeps it. Columns: rule, severity, month, column_name, measured, threshold, at_fault, cases, corrected (rejected rows among
 * at_fault that were corrected and came in since).
 */
export const compileFindings = (loadNo: number, table = 'concord.load_finding'): Statement => ({
  sql: [
    'SELECT f.rule AS rule, f.severity AS severity, f.month AS month, f.column AS column_name, f.measured AS measured, f.threshold AS threshold, f.at_fault AS at_fault, f.cases AS cases, least(c.corrected, f.at_fault) AS corrected',
    `FROM ${table} AS f LEFT JOIN (${correctedRejects(PUBLISHED)}) AS c ON f.load_no = c.load_no AND f.rule = c.rule AND f.month = c.month`,
    "WHERE f.load_no = {load_no:UInt32} ORDER BY indexOf(['block', 'warn', 'note'], severity), rule, month, column_name",
  ].join(' '),
  params: { load_no: loadNo },
});

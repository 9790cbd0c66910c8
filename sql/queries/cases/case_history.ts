import { Bindings } from '../../src/question/bindings.js';
import { CANONICAL_COLUMNS } from '../../src/canonical.js';
import { whereCases } from '../../src/question/cases.js';
import { effectiveCases, FILLED_COLUMNS, KINDS_IN_CASES } from '../../src/record/effective-cases.js';
import type { Statement } from '../../src/engine/engine.js';
import type { Cases } from '../../src/question/question.js';

/** Columns shown of a case; pseudonyms of the party and its agent are not among them. */
export const SHOWN_COLUMNS = CANONICAL_COLUMNS.filter((c) => c.kind !== 'pseudonym');
/** Those of which nothing is told but that they changed. */
export const HIDDEN_COLUMNS = CANONICAL_COLUMNS.filter((c) => c.kind === 'pseudonym');

/** How many versions of these cases were published up to load `upTo`, where there is more than one. Columns: source, case_id, n. */
export function compileVersionCounts(dataset: string, caseIds: readonly string[], upTo: number): Statement {
  return {
    sql: [
      'SELECT toString(source) AS source, case_id, count() AS n FROM concord.case_version WHERE dataset = {dataset:String} AND case_id IN {case_ids:Array(String)}',
      'AND load_no IN (SELECT load_no FROM concord.publication WHERE load_no <= {up_to:UInt32}) GROUP BY source, case_id HAVING n > 1',
    ].join(' '),
    params: { dataset, case_ids: caseIds, up_to: upTo },
  };
}

/**
 * All published versions of one case, oldest first, if the viewer may see the newest of them.
 * Columns: load_no, published_at, of HIDDEN_COLUMNS m_<name> (differs where the value does), then SHOWN_COLUMNS as text (null stays null).
 */
export function compileCaseHistory(cases: Cases, source: string, caseId: string): Statement {
  const bindings = new Bindings();
  const visible = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  const identity = [`source = ${bindings.bind(source, 'String')}`, `case_id = ${bindings.bind(caseId, 'String')}`];
  // Whether it may be seen is asked of the case as figures show it, with what reference data fills in.
  const newest = `SELECT * FROM concord.case_version WHERE dataset = {dataset:String} AND ${identity.join(' AND ')} AND load_no IN (SELECT load_no FROM concord.publication) ORDER BY load_no DESC LIMIT 1`;
  return bindings.statement(
    `SELECT v.load_no AS load_no, l.published_at AS published_at, ${HIDDEN_COLUMNS.map(({ name }) => `toString(cityHash64(v.${name})) AS m_${name}`).join(', ')}, ${SHOWN_COLUMNS.map((c) => `toString(v.${c.name}) AS v_${c.name}`).join(', ')} ` +
    `FROM concord.case_version AS v INNER JOIN concord.publication AS l ON l.load_no = v.load_no ` +
    `WHERE v.dataset = {dataset:String} AND ${identity.map((i) => `v.${i}`).join(' AND ')} ` +
    `AND (SELECT count() FROM (${effectiveCases(newest, 'load_no IN (SELECT load_no FROM concord.publication)', KINDS_IN_CASES, `SELECT ${bindings.bind(caseId, 'String')}`)}) WHERE ${visible.join(' AND ')}) > 0 ` +
    `ORDER BY load_no`,
  );
}

/** What figures show of a case in the columns that reference data may fill, if the viewer may see it. Columns: FILLED_COLUMNS as text, each with `f_` before its name. No row: it is in no figure. */
export function compileCaseFilled(cases: Cases, source: string, caseId: string): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings), `source = ${bindings.bind(source, 'String')}`, `case_id = ${bindings.bind(caseId, 'String')}`];
  return bindings.statement(`SELECT ${FILLED_COLUMNS.map((name) => `ifNull(toString(${name}), '') AS f_${name}`).join(', ')} FROM concord.case_current WHERE ${where.join(' AND ')} LIMIT 1`);
}

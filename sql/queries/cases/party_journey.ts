import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Statement } from '../../src/engine/engine.js';
import type { Cases } from '../../src/question/question.js';

/** Characters of a pseudonym that are shown: enough to tell people apart on a screen, and nothing more is ever told of a party. */
const SHOWN = 8;

/**
 * The cases of the party of one case, as far as the viewer may see them and the one case as well; none where it names no party. Columns: pseudonym (its
 * beginning), total (cases there are), source_name, case_id, received_on, ended_on, closed_on, reopened_on, outcome, issue, business, cause, institution,
 * amount_claimed; the latest first, `limit` at most.
 */
export function compilePartyJourney(cases: Cases, source: string, caseId: string, limit: number): Statement {
  const bindings = new Bindings();
  const visible = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings).join(' AND ');
  const asked = `source = ${bindings.bind(source, 'String')} AND case_id = ${bindings.bind(caseId, 'String')}`;
  const rows = fromCases(cases, bindings);
  return bindings.statement(
    `SELECT substring(party, 1, ${String(SHOWN)}) AS pseudonym, count() OVER () AS total, toString(source) AS source_name, case_id, received_on, ended_on, closed_on, reopened_on, outcome, issue, business, cause, ` +
    `institution, amount_claimed FROM ${rows} WHERE ${visible} AND party != '' AND party = (SELECT party FROM ${rows} WHERE ${visible} AND ${asked} LIMIT 1) ` +
    `ORDER BY received_on DESC, source_name, case_id LIMIT ${bindings.bind(limit, 'UInt32')}`,
  );
}

import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';

const PUBLISHED = 'load_no IN (SELECT load_no FROM concord.publication)';

/** How many cases each of the loads numbered `from` to `to` did not bring, where its source delivers full snapshots. Columns: load_no, missing, withdrawn. */
export function compileAbsences(from: number, to: number): Statement {
  const bindings = new Bindings();
  return bindings.statement(
    "SELECT load_no, countIf(mark = 'missing') AS missing, countIf(mark = 'withdrawn') AS withdrawn FROM concord.case_mark " +
    `WHERE load_no >= ${bindings.bind(from, 'UInt32')} AND load_no <= ${bindings.bind(to, 'UInt32')} AND mark != 'unchanged' GROUP BY load_no ORDER BY load_no`,
  );
}

/** The first load since its newest version in which a case's source had withdrawn it. Column: withdrawn_by. No row: the case counts. */
export function compileCaseWithdrawn(dataset: string, source: string, caseId: string): Statement {
  const bindings = new Bindings();
  const identity = `dataset = ${bindings.bind(dataset, 'String')} AND source = ${bindings.bind(source, 'String')} AND case_id = ${bindings.bind(caseId, 'String')} AND ${PUBLISHED}`;
  return bindings.statement(
    `SELECT min(load_no) AS withdrawn_by FROM concord.case_mark WHERE ${identity} AND mark = 'withdrawn' ` +
    `AND load_no > (SELECT max(load_no) FROM concord.case_version WHERE ${identity}) HAVING count() > 0`,
  );
}

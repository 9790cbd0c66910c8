import type { Statement } from '../src/engine/engine.js';
import { Bindings } from '../src/question/bindings.js';

const PUBLISHED = 'load_no IN (SELECT load_no FROM concord.publication)';

/**
 * What each of the loads numbered `from` to `to` was about (kind: '' where it published nothing), and how many cases or records it did not bring, where its source
 * delivers full snapshots; whether what stood in its rejected rows was deleted for its age. Columns: load_no, kind, missing, withdrawn, emptied (0 or 1).
 */
export function compileLoadNotes(from: number, to: number): Statement {
  const bindings = new Bindings();
  const within = `load_no >= ${bindings.bind(from, 'UInt32')} AND load_no <= ${bindings.bind(to, 'UInt32')}`;
  return bindings.statement(
    'SELECT load_no, max(about) AS kind, sum(is_missing) AS missing, sum(is_withdrawn) AS withdrawn, max(without) AS emptied FROM (' +
    `SELECT load_no, toString(kind) AS about, 0 AS is_missing, 0 AS is_withdrawn, 0 AS without FROM concord.publication WHERE ${within} ` +
    `UNION ALL SELECT load_no, '', mark = 'missing', mark = 'withdrawn', 0 FROM concord.case_mark WHERE ${within} AND mark != 'unchanged' ` +
    `UNION ALL SELECT load_no, '', 0, gone, 0 FROM concord.record_version WHERE ${within} AND gone ` +
    `UNION ALL SELECT DISTINCT load_no, '', 0, 0, 1 FROM concord.reject WHERE ${within} AND is_emptied) GROUP BY load_no ORDER BY load_no`,
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

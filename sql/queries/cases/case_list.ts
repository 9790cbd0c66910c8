import { Bindings } from '../../src/question/bindings.js';
import { fromCases, rowsOf, whereCases } from '../../src/question/cases.js';
import type { Statement } from '../../src/engine/engine.js';
import type { Metric, Part } from '../../src/metric.js';
import { countedBy } from '../../src/question/counted.js';
import type { Question } from '../../src/question/question.js';

/** Last row of the page before: the list goes on behind it. */
export interface CaseCursor {
  readonly on: string;
  readonly source: string;
  readonly caseId: string;
  /** Which of the events that the number counts; 0 where it counts one a case. */
  readonly event: number;
}

const COLUMNS = [
  'source', 'case_id', 'received_on', 'assigned_on', 'due_on', 'closed_on', 'outcome', 'issue', 'institution', 'branch', 'region', 'organisation', 'mediator',
  'amount_claimed', 'amount_agreed',
] as const;

/** Conditions on the cases that one number counts: a case stands once, however many of its events count. */
export function whereBehind(metric: Metric, part: Part, question: Question, bindings: Bindings): string[] {
  return [...whereCases(question, question.range, bindings), `(${countedBy(metric, part, fromCases(question, bindings)).map(({ where }) => `(${where})`).join(' OR ')})`];
}

/**
 * Rows behind one number: the same predicates, range and scope, so that list and number agree. A quotient may count several events of a case, each a row
 * of its own. Columns: `basis_on`, `event`, then the case's main columns.
 */
function rowsBehind(metric: Metric, part: Part, question: Question, bindings: Bindings): string {
  const where = whereCases(question, question.range, bindings);
  return countedBy(metric, part, fromCases(question, bindings)).map(({ on, where: counted }, event) =>
    `SELECT assumeNotNull(${on}) AS basis_on, ${String(event)} AS event, ${COLUMNS.join(', ')} FROM ${rowsOf(metric, question, bindings)} WHERE ${[...where, `(${counted})`].join(' AND ')}`).join(' UNION ALL ');
}

/** How many cases (or events of them) stand behind a number. Column: n. */
export function compileCaseCount(metric: Metric, part: Part, question: Question): Statement {
  const bindings = new Bindings();
  return bindings.statement(`SELECT count() AS n FROM (${rowsBehind(metric, part, question, bindings)})`);
}

/** A page of the cases behind a number, newest basis date first. Columns as in `rowsBehind`. */
export function compileCaseList(metric: Metric, part: Part, question: Question, first: number, after?: CaseCursor): Statement {
  const bindings = new Bindings();
  const rows = rowsBehind(metric, part, question, bindings);
  const on = after && bindings.bind(after.on, 'Date');
  const behind = after && `WHERE basis_on < ${String(on)} OR (basis_on = ${String(on)} AND (toString(source), case_id, event) > (${bindings.bind(after.source, 'String')}, ${bindings.bind(after.caseId, 'String')}, ${bindings.bind(after.event, 'UInt32')})) `;
  return bindings.statement(
    `SELECT * FROM (${rows}) ${behind ?? ''}ORDER BY basis_on DESC, toString(source), case_id, event LIMIT ${bindings.bind(first, 'UInt32')}`,
  );
}

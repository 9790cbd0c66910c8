import { Bindings } from '../src/question/bindings.js';
import { fromCases, whereCases } from '../src/question/cases.js';
import type { Statement } from '../src/engine/engine.js';
import { populationSql, type Metric } from '../src/metric.js';
import type { Question } from '../src/question/question.js';
import { inRangeSql } from './members.js';

/** Which part of a number the list behind it shows. */
export type Part = 'numerator' | 'denominator';

/** Last row of the page before: the list goes on behind it. */
export interface CaseCursor {
  readonly on: string;
  readonly source: string;
  readonly caseId: string;
}

const COLUMNS = [
  'source', 'case_id', 'received_on', 'assigned_on', 'due_on', 'closed_on', 'outcome', 'issue', 'institution', 'branch', 'region', 'organisation', 'mediator',
  'amount_claimed', 'amount_agreed',
] as const;

/** Rows behind one number: the same predicates, range and scope, so that list and number agree. */
export function whereBehind(metric: Metric, part: Part, question: Question, bindings: Bindings): string[] {
  const where = [...whereCases(question, question.range, bindings), inRangeSql(metric), `(${populationSql(metric)})`];
  if (part === 'numerator' && metric.kind === 'ratio') where.push(`(${metric.numerator})`);
  if (metric.kind === 'duration') where.push(part === 'numerator' ? `${metric.until} <= {as_of:Date}` : `${metric.basis} <= {as_of:Date}`);
  return where;
}

/** How many cases stand behind a number. Column: n. */
export function compileCaseCount(metric: Metric, part: Part, question: Question): Statement {
  const bindings = new Bindings();
  const where = whereBehind(metric, part, question, bindings);
  return bindings.statement(`SELECT count() AS n FROM ${fromCases(question, bindings)} WHERE ${where.join(' AND ')}`);
}

/** A page of the cases behind a number, newest basis date first. Columns: `basis_on`, then the case's main columns. */
export function compileCaseList(metric: Metric, part: Part, question: Question, first: number, after?: CaseCursor): Statement {
  const bindings = new Bindings();
  const where = whereBehind(metric, part, question, bindings);
  if (after) {
    const on = bindings.bind(after.on, 'Date');
    const [source, caseId] = [bindings.bind(after.source, 'String'), bindings.bind(after.caseId, 'String')];
    where.push(`(basis_on < ${on} OR (basis_on = ${on} AND (toString(source), case_id) > (${source}, ${caseId})))`);
  }
  return bindings.statement(
    `SELECT assumeNotNull(${metric.basis}) AS basis_on, ${COLUMNS.join(', ')} FROM ${fromCases(question, bindings)} ` +
    `WHERE ${where.join(' AND ')} ORDER BY basis_on DESC, toString(source), case_id LIMIT ${bindings.bind(first, 'UInt32')}`,
  );
}

import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';

/** How many cases each answers for, of those a viewer may see. Columns: member, n. */
export function compileAnsweredCases(cases: Cases): Statement {
  const bindings = new Bindings();
  const where = whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings);
  return bindings.statement(`SELECT toString(attributed_mediator) AS member, count() AS n FROM ${fromCases(cases, bindings)} WHERE ${where.join(' AND ')} GROUP BY member ORDER BY member`);
}

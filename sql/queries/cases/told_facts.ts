import { dimensionById, type DimensionId } from '../../src/catalogue.js';
import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';

/** What may be told of a case to people who may not know whose it is: kinds, never a number, a day or a place. */
export const TOLD_FACTS = ['business', 'subtype', 'cause', 'complexity', 'intake_channel', 'mediation_mode', 'amount_band', 'outcome'] as const satisfies readonly DimensionId[];

/**
 * What may be told of one case, if the viewer may see it. Columns: f_<dimension> for each of `TOLD_FACTS`, mediator (who answers for it), outcome_class, closed_year (null while open), days (from opening to closing),
 * dispute_id.
 */
export function compileToldFacts(cases: Cases, source: string, caseId: string): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, { from: cases.asOf, to: cases.asOf }, bindings), `source = ${bindings.bind(source, 'String')}`, `case_id = ${bindings.bind(caseId, 'String')}`];
  const facts = TOLD_FACTS.map((id) => `toString(${dimensionById(id).key}) AS f_${id}`);
  return bindings.statement(
    `SELECT ${facts.join(', ')}, toString(attributed_mediator) AS mediator, toString(outcome_class) AS outcome_class, toYear(closed_on) AS closed_year, dateDiff('day', opened_on, closed_on) AS days, dispute_id ` +
    `FROM concord.case_current WHERE ${where.join(' AND ')} LIMIT 1`,
  );
}

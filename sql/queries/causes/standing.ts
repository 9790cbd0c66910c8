import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import { STANDING_SINCE, standingStep } from '../../dimensions/standing_step.js';
import type { Statement } from '../../src/engine/engine.js';
import type { LevelMetric } from '../../src/metric.js';
import type { Cases } from '../../src/question/question.js';
import { inStockSql } from '../../src/stock.js';

/**
 * Where the cases of a stock stand at the end of a day, and for how many days each has stood there: since the date of the furthest step it had taken by then. Columns: step (a key of
 * `standing_step`), days (a number a case, ascending). Steps without a case are left out.
 */
export function compileStanding(cases: Cases, stock: LevelMetric, day: string): Statement {
  const bindings = new Bindings();
  const where = whereCases(cases, { from: day, to: day }, bindings);
  const since = `multiIf(${STANDING_SINCE.map(([, on]) => `${on} <= {range_to:Date}, assumeNotNull(${on})`).join(', ')}, received_on)`;
  return bindings.statement(
    `SELECT ${standingStep.key} AS step, arraySort(groupArray(dateDiff('day', ${since}, {range_to:Date}))) AS days FROM ${fromCases(cases, bindings)} ` +
    `WHERE ${[...where, `(${inStockSql(stock, '{range_to:Date}')})`].join(' AND ')} GROUP BY step ORDER BY step`,
  );
}

import { Bindings } from '../../src/question/bindings.js';
import { fromCases, rowsOf, whereCases } from '../../src/question/cases.js';
import { countersOf } from '../../src/question/counters.js';
import { RANGE } from '../../src/question/grouping.js';
import type { Statement } from '../../src/engine/engine.js';
import type { RatioMetric } from '../../src/metric.js';
import type { Cases } from '../../src/question/question.js';
import type { DateRange } from '../../src/time/bucket.js';

/**
 * A ratio by how long the mediator of a case had been at work when it was assigned to them: months since the first case assigned to them, among all that the viewer may see. Cases without a
 * mediator or a day of assignment are left out. Columns: k0 (`<6`, `6-24` or `24+`), successes, trials; in the order of the keys. Mediators are told apart and never named.
 */
export function compileExperience(metric: RatioMetric, cases: Cases, range: DateRange): Statement {
  const bindings = new Bindings();
  const where = [...whereCases(cases, range, bindings), `${metric.basis} ${RANGE}`, "mediator != ''", 'assigned_on IS NOT NULL'];
  const known = whereCases({ ...cases, filters: [] }, range, bindings);
  const { num, n } = countersOf(metric);
  const months = "dateDiff('month', first_assigned, assigned_on)";
  return bindings.statement(
    `SELECT multiIf(${months} < 6, '<6', ${months} < 24, '6-24', '24+') AS k0, ${num} AS successes, ${n} AS trials FROM (SELECT * FROM ${rowsOf(metric, cases, bindings)} WHERE ${where.join(' AND ')}) AS c ` +
    `INNER JOIN (SELECT mediator AS who, min(assigned_on) AS first_assigned FROM ${fromCases(cases, bindings)} WHERE ${[...known, 'assigned_on IS NOT NULL'].join(' AND ')} GROUP BY who) AS f ON c.mediator = f.who ` +
    'GROUP BY k0 HAVING trials > 0 ORDER BY k0',
  );
}

import type { Statement } from '../../src/engine/engine.js';
import { Bindings } from '../../src/question/bindings.js';
import { fromCases, whereCases } from '../../src/question/cases.js';
import type { Cases } from '../../src/question/question.js';
import { deletedBefore } from '../../src/kept/deleted-before.js';
import type { DateRange } from '../../src/time/bucket.js';

/**
 * How long after receipt cases received in the range were entered: the 95th percentile in days (0 where no date of entry is delivered), and the day of the
 * dataset's first case. Columns: days, first_on, cases.
 */
export function compileLateEntry(cases: Cases, range: DateRange): Statement {
  const bindings = new Bindings();
  const inRange = 'received_on BETWEEN {range_from:Date} AND {range_to:Date}';
  const where = whereCases(cases, range, bindings).join(' AND ');
  return bindings.statement(
    `SELECT ifNull(quantileExactIf(0.95)(greatest(0, dateDiff('day', received_on, assumeNotNull(entered_on))), entered_on IS NOT NULL AND ${inRange}), 0) AS days, ` +
    `greatest(min(received_on), ${deletedBefore(bindings.bind(cases.dataset, 'String'))}) AS first_on, count() AS cases FROM ${fromCases(cases, bindings)} WHERE ${where}`,
  );
}

import { bucketSql } from '../time/bucket.js';
import { NO_MONTH } from './check.js';

/** The month under which a rejected row is kept, as SQL over its day of receipt, a Nullable(Date); `NO_MONTH` where it has none. */
export const rejectMonth = (receivedOn: string): string => bucketSql(`ifNull(${receivedOn}, toDate('${NO_MONTH}'))`, 'month');

/**
 * SELECT of how many rows that loads rejected came in since, corrected, by what their findings say of them: load_no, rule, month (the month of receipt they had; `NO_MONTH` for the load
 * as a whole), corrected. `published`: SELECT of the loads that count (load_no, source); what came in under another source is not corrected, nor is what was rejected again.
 */
export function correctedRejects(published: string): string {
  const returned = [
    `SELECT b.of_load, b.of_row FROM concord.reject_return AS b INNER JOIN (${published}) AS mine ON b.load_no = mine.load_no INNER JOIN (${published}) AS theirs ON b.of_load = theirs.load_no`,
    'WHERE mine.source = theirs.source AND (b.load_no, b.row_no) NOT IN (SELECT load_no, row_no FROM concord.reject WHERE load_no IN (SELECT load_no FROM concord.reject_return))',
  ].join(' ');
  const rows = [
    "SELECT load_no, row_no, any(month) AS received, max(reason = 'UNKNOWN_OUTCOME') AS is_unknown FROM concord.reject",
    `WHERE load_no IN (SELECT of_load FROM concord.reject_return) AND (load_no, row_no) IN (${returned}) GROUP BY load_no, row_no`,
  ].join(' ');
  const told = "arrayJoin(if(is_unknown, ['rejected_rows', 'unknown_outcome'], ['rejected_rows']))";
  const about = `arrayJoin(arrayDistinct([received, toDate('${NO_MONTH}')]))`;
  return `SELECT load_no, rule, month, count() AS corrected FROM (SELECT load_no, ${told} AS rule, ${about} AS month FROM (${rows})) GROUP BY load_no, rule, month`;
}

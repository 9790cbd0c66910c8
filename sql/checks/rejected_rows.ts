import { defineCheck, JUDGED } from '../src/check/check.js';
import { bucketSql } from '../src/time/bucket.js';

export const rejectedRows = defineCheck({
  id: 'rejected_rows',
  kind: 'load',
  label: { zh: '拒收行', en: 'Rejected rows' },
  meaning: { zh: '交付的行中被拒收的占比。', en: 'Share of the rows delivered that were rejected.' },
  aspect: 'completeness',
  severity: 'warn',
  above: 0.02,
  statement: ({ loadNo, typed, rejects }) => [
    `SELECT month, '' AS column_name, at_fault / cases AS measured, {above:Float64} AS threshold, at_fault, cases`,
    `FROM (SELECT ${bucketSql('received_on', 'month')} AS month, countIf(row_no IN (SELECT row_no FROM ${rejects} WHERE load_no = ${String(loadNo)})) AS at_fault, count() AS cases FROM ${typed} GROUP BY month)`,
    `WHERE ${JUDGED} AND measured > threshold ORDER BY month`,
  ].join(' '),
});

import { defineCheck, JUDGED } from '../src/check/check.js';
import { bucketSql } from '../src/time/bucket.js';

export const unknownOutcome = defineCheck({
  id: 'unknown_outcome',
  kind: 'load',
  label: { zh: '词表外的办理结果', en: 'Unknown outcomes' },
  meaning: { zh: '填有办理结果的行中，结果不在词表内的占比。', en: 'Share of rows with an outcome whose outcome is not in the vocabulary.' },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.05,
  statement: ({ loadNo, typed, rejects }) => {
    const unknown = `row_no IN (SELECT row_no FROM ${rejects} WHERE load_no = ${String(loadNo)} AND reason = 'UNKNOWN_OUTCOME')`;
    return [
      `SELECT month, 'outcome' AS column_name, at_fault / cases AS measured, {above:Float64} AS threshold, at_fault, cases`,
      `FROM (SELECT ${bucketSql('received_on', 'month')} AS month, countIf(${unknown}) AS at_fault, countIf(outcome != '' OR ${unknown}) AS cases FROM ${typed} GROUP BY month)`,
      `WHERE ${JUDGED} AND measured > threshold ORDER BY month`,
    ].join(' ');
  },
});

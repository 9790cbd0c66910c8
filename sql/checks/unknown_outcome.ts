import { defineCheck, monthsOrWhole } from '../src/check/check.js';
import { bucketSql } from '../src/time/bucket.js';

export const unknownOutcome = defineCheck({
  id: 'unknown_outcome',
  kind: 'load',
  label: { zh: '词表外的办理结果', en: 'Unknown outcomes' },
  meaning: { zh: '填有办理结果的行中，结果不在词表内的占比，按收案月；各月都太少时看整批。', en: 'Share of rows with an outcome whose outcome is not in the vocabulary, by month of receipt; of the whole load where every month has too few.' },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.05,
  statement: ({ loadNo, typed, rejects }) => {
    const unknown = `row_no IN (SELECT row_no FROM ${rejects} WHERE load_no = ${String(loadNo)} AND reason = 'UNKNOWN_OUTCOME')`;
    return monthsOrWhole(
      `SELECT ${bucketSql('received_on', 'month')} AS month, countIf(${unknown}) AS at_fault, countIf(outcome != '' OR ${unknown}) AS cases FROM ${typed} GROUP BY month`, 'outcome');
  },
});

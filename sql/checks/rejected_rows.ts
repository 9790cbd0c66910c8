import { defineCheck, monthsOrWhole, NO_MONTH } from '../src/check/check.js';
import { bucketSql } from '../src/time/bucket.js';

export const rejectedRows = defineCheck({
  id: 'rejected_rows',
  kind: 'load',
  label: { zh: '拒收行', en: 'Rejected rows' },
  meaning: { zh: '交付的行中被拒收的占比，按收案月；各月都太少时看整批；收案日期读不出的行只计入整批。超过保存期限而不再收的行不计。', en: 'Share of the rows delivered that were rejected, by month of receipt; of the whole load where every month has too few. Rows whose date of receipt cannot be read count in the whole. Rows of cases too old to be kept do not count.' },
  aspect: 'completeness',
  severity: 'warn',
  above: 0.02,
  statement: ({ loadNo, typed, rejects, unread }) => monthsOrWhole(
    `SELECT ${bucketSql('received_on', 'month')} AS month, countIf(row_no IN (SELECT row_no FROM ${rejects} WHERE load_no = ${String(loadNo)} AND reason != 'PAST_RETENTION')) AS at_fault, count() AS cases FROM ${typed} GROUP BY month UNION ALL SELECT toDate('${NO_MONTH}'), toUInt64(${String(unread)}), toUInt64(${String(unread)}) WHERE ${String(unread)} > 0`, ''),
});

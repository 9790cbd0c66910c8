import { defineCheck } from '../src/check/check.js';
import { bucketSql } from '../src/time/bucket.js';

/** Months before the one judged without which no limits are drawn. */
const MIN_MONTHS = 12;

const MONTH = bucketSql('received_on', 'month');
const EARLIER = 'OVER (ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';

export const volume = defineCheck({
  id: 'volume',
  kind: 'load',
  label: { zh: '月收案量超出控制限', en: 'Monthly volume beyond its control limits' },
  meaning: {
    zh: '发布后该来源某月的收案量，超出以此前各月（至少 12 个）计算的 XmR 控制限：均值 ± 2.66 × 平均移动极差。只判断已结束的月份；偏少可能是漏报。',
    en: 'Cases received in a month, as they will be current, beyond the XmR limits of all earlier months (at least 12): mean ± 2.66 × mean moving range. Only months that have ended are judged; too few may mean that some are missing.',
  },
  aspect: 'completeness',
  severity: 'warn',
  above: 2.66,
  counts: true,
  stands: 'newest',
  // A month without a case is a month with none: it is filled in, or a gap would pass for a quiet neighbour.
  statement: ({ typed, body, next }) => [
    `SELECT month, '' AS column_name, toFloat64(n) AS measured, if(n > mean, mean + reach, greatest(mean - reach, 0)) AS threshold, n AS at_fault, n AS cases FROM (`,
    `SELECT month, n, avg(n) ${EARLIER} AS mean, {above:Float64} * avg(if(earlier = 0, NULL, abs(toInt64(n) - toInt64(last)))) ${EARLIER} AS reach, earlier FROM (`,
    `SELECT month, n, count() ${EARLIER} AS earlier, any(n) OVER (ORDER BY month ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS last FROM (`,
    `SELECT ${MONTH} AS month, count() AS n FROM ${next} WHERE ${body} GROUP BY month ORDER BY month WITH FILL STEP INTERVAL 1 MONTH)))`,
    `WHERE earlier >= ${String(MIN_MONTHS)} AND month IN (SELECT DISTINCT ${MONTH} FROM ${typed}) AND addMonths(month, 1) <= {as_of:Date} + 1`,
    `AND (n > mean + reach OR n < mean - reach) ORDER BY month`,
  ].join(' '),
});

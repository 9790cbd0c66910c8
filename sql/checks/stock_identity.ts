import { defineCheck } from '../src/check/check.js';
import { ACTIVE_STAYS, inStockSql } from '../src/stock.js';
import { bucketSql } from '../src/time/bucket.js';

const STOCK = { stays: ACTIVE_STAYS };
/** The dates that tell when a case is in stock, and whether it is valid. */
const DATES = ['opened_on', 'left_on', 'inactive_on', 'reactivated_on', 'ended_on', 'reopened_on', 'closed_on', 'outcome_class'] as const;

/** Cases that enter, less those that leave, by month (SQL over the cases `from`). */
const flows = (from: string): string =>
  ACTIVE_STAYS.flatMap((stay) => [[stay.from, '1'], [stay.until, '-1']].map(([on, step]) =>
    `SELECT ${bucketSql(String(on), 'month')} AS month, ${String(step)} * toInt64(count()) AS n FROM ${from} AND (${stay.rows}) AND ${String(on)} IS NOT NULL AND ${String(on)} <= {as_of:Date} GROUP BY month`)).join(' UNION ALL ');

export const stockIdentity = defineCheck({
  id: 'stock_identity',
  kind: 'load',
  stands: 'source',
  label: { zh: '存量与流量不符', en: 'Stock and flows disagree' },
  meaning: {
    zh: '发布后该来源每月月末未结存量（逐月数在办案件）与上月末存量加流入减流出之差，占月末未结件数的比例；应为 0。日期前后矛盾（如受理晚于办结）的案件会使两者不符：收结与存量的数字便不能互相印证。',
    en: 'By how many cases what is pending at the end of a month (counted among the cases then open) differs from what was pending before, plus incoming, less outgoing, as they will be current: as a share of what is pending. It should be 0. Cases whose dates contradict each other (accepted after they were closed) make the two disagree.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0,
  // Two roads to one number: the cases open at the end of each month, and all that entered less all that left by then.
  statement: ({ typed, body, next }) => {
    const from = `${next} WHERE ${body}`;
    const alike = `SELECT ${DATES.join(', ')}, count() AS alike FROM ${from} GROUP BY ${DATES.join(', ')}`;
    const months = `SELECT month, least(toLastDayOfMonth(month), {as_of:Date}) AS last FROM (SELECT arrayJoin(arrayMap(i -> addMonths(first, i), range(toUInt32(dateDiff('month', first, {as_of:Date}) + 1)))) AS month FROM (SELECT ${bucketSql('min(received_on)', 'month')} AS first FROM ${from} HAVING first <= {as_of:Date}))`;
    const counted = `SELECT month, sum(alike) AS open FROM (${alike}) AS a CROSS JOIN (${months}) AS m WHERE ${inStockSql(STOCK, 'last')} GROUP BY month`;
    const balance = `SELECT month, sum(n) OVER (ORDER BY month) AS booked FROM (SELECT month, sum(n) AS n FROM (${flows(from)} UNION ALL SELECT month, toInt64(0) AS n FROM (${months})) GROUP BY month)`;
    const off = 'abs(toInt64(open) - booked - off_before)';
    return [
      `SELECT month, '' AS column_name, at_fault / greatest(open, 1) AS measured, {above:Float64} AS threshold, toUInt64(at_fault) AS at_fault, toUInt64(open) AS cases FROM (`,
      `SELECT month, open, ${off} AS at_fault FROM (SELECT month, open, booked, lagInFrame(toInt64(open) - booked, 1, 0) OVER (ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS off_before`,
      `FROM (${balance}) AS b LEFT JOIN (${counted}) AS c USING (month)))`,
      `WHERE measured > {above:Float64} AND (SELECT count() FROM ${typed}) > 0 ORDER BY month`,
    ].join(' ');
  },
});

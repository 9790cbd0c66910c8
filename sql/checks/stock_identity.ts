import { defineCheck } from '../src/check/check.js';
import { ACTIVE_STAYS } from '../src/stock.js';
import { bucketSql } from '../src/time/bucket.js';

/** The month of what never happens. */
const NEVER = "toDate('2149-06-01')";

const monthOf = (on: string, rows: string): string => `if(ifNull((${rows}) AND ${on} <= {as_of:Date}, 0), ${bucketSql(on, 'month')}, ${NEVER})`;

/** How many cases enter and leave the stays in the same months: a scalar list of ([month entered, a stay each], [month left], cases). Cases of one list of months are counted together, and are few. */
function alike(from: string): string {
  const months = ACTIVE_STAYS.flatMap((stay, i) => [`${monthOf(stay.from, stay.rows)} AS entered_${String(i)}`, `${monthOf(stay.until, stay.rows)} AS left_${String(i)}`]);
  const [entered, left] = ['entered', 'left'].map((word) => ACTIVE_STAYS.map((_, i) => `${word}_${String(i)}`).join(', '));
  return `SELECT groupArray(([${String(entered)}], [${String(left)}], toInt64(n))) FROM (SELECT ${months.join(', ')}, count() AS n FROM ${from} GROUP BY ${String(entered)}, ${String(left)})`;
}

export const stockIdentity = defineCheck({
  id: 'stock_identity',
  kind: 'source',
  label: { zh: '存量与流量不符', en: 'Stock and flows disagree' },
  meaning: {
    zh: '发布后该来源每月月末未结存量（逐月数在办案件）与上月末存量加流入减流出之差，占月末未结件数的比例；应为 0。日期前后矛盾（如受理晚于办结）的案件会使两者不符：收结与存量的数字便不能互相印证。',
    en: 'By how many cases what is pending at the end of a month (counted among the cases then open) differs from what was pending before, plus incoming, less outgoing, as they will be current: as a share of what is pending. It should be 0. Cases whose dates contradict each other (accepted after they were closed) make the two disagree.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0,
  // Two roads to one number: the cases open at the end of each month, and all that entered less all that left by then.
  statement: ({ body, next }) => {
    const from = `${next} WHERE ${body}`;
    const months = `SELECT month FROM (SELECT arrayJoin(arrayMap(i -> addMonths(first, i), range(toUInt32(dateDiff('month', first, {as_of:Date}) + 1)))) AS month FROM (SELECT ${bucketSql('min(received_on)', 'month')} AS first FROM ${from} HAVING count() > 0 AND first <= {as_of:Date}))`;
    const open = 'arraySum(c -> if(arrayExists((entered, left) -> entered <= month AND left > month, c.1, c.2), c.3, 0), alike)';
    const booked = 'arraySum(c -> c.3 * (toInt64(arrayCount(entered -> entered <= month, c.1)) - toInt64(arrayCount(left -> left <= month, c.2))), alike)';
    const off = 'abs(toInt64(open) - booked - off_before)';
    return [
      `SELECT month, '' AS column_name, at_fault / greatest(open, 1) AS measured, {above:Float64} AS threshold, toUInt64(at_fault) AS at_fault, toUInt64(open) AS cases FROM (`,
      `SELECT month, open, ${off} AS at_fault FROM (SELECT month, open, booked, lagInFrame(toInt64(open) - booked, 1, 0) OVER (ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS off_before`,
      `FROM (WITH (${alike(from)}) AS alike SELECT month, ${open} AS open, ${booked} AS booked FROM (${months}))))`,
      'WHERE measured > {above:Float64} ORDER BY month',
    ].join(' ');
  },
});

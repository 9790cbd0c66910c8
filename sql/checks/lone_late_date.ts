import { defineCheck } from '../src/check/check.js';
import { EVENTS } from '../src/check/events.js';
import { bucketSql } from '../src/time/bucket.js';

/** From so many rows on, a slip does not move the last day known (see `slipped_date`); of fewer than the least, any last day is a lone one. */
const ROWS = { least: 10, below: 1_000 } as const;
const DAYS = 31;

export const loneLateDate = defineCheck({
  id: 'lone_late_date',
  kind: 'load',
  label: { zh: '截至日只由一行决定', en: 'One row alone says what is known up to' },
  meaning: {
    zh: '数据截至日取自文件中最晚的事件；本次只有一行（列名后为案件编号）比其余各行晚 31 天以上，而行数太少（不足 1,000），无法断定是笔误。请核对；若确为笔误，更正后重新载入，或在载入时填写截至日。',
    en: 'The last day known is that of the latest event in the files; here one row alone (its case stands behind the column) is more than 31 days later than all others, and there are too few rows (under 1,000) to call it a slip of the pen. Look at it: if it is one, correct it and load again, or say the last day known when loading.',
  },
  aspect: 'consistency',
  severity: 'note',
  above: 0,
  statement: ({ typed }) => {
    const events = EVENTS.map((name) => `(ifNull(toInt32(${name}), 0), '${name}')`).join(', ');
    const rows = `SELECT case_id, ${bucketSql('received_on', 'month')} AS month, arrayMax([${events}]) AS latest FROM ${typed} WHERE NOT is_bad AND (SELECT count() FROM ${typed}) BETWEEN ${String(ROWS.least)} AND ${String(ROWS.below - 1)} ORDER BY latest DESC LIMIT 2`;
    return [
      "SELECT month, concat(latest.2, ' · ', case_id) AS column_name, 1 / n AS measured, {above:Float64} AS threshold, 1 AS at_fault, n AS cases",
      `FROM (SELECT *, min(latest.1) OVER () AS before, (SELECT count() FROM ${typed} WHERE NOT is_bad) AS n FROM (${rows}))`,
      `WHERE latest.1 > before + ${String(DAYS)} AND latest.1 = toInt32({as_of:Date})`,
    ].join(' ');
  },
});

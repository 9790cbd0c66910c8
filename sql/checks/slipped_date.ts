import { defineCheck } from '../src/check/check.js';
import { EVENT_AHEAD } from '../src/check/events.js';

export const slippedDate = defineCheck({
  id: 'slipped_date',
  kind: 'load',
  label: { zh: '个别日期晚于截至日', en: 'A few dates beyond the last day known' },
  meaning: {
    zh: '至多百分之一（或一行）的行有事件日期晚于数据截至日，多为笔误；截至日不因它们推后。更多时见“未来日期”。',
    en: 'At most one row in a hundred (or one row) has an event dated after the last day the data know, mostly a slip of the pen; the last day known is not moved by it. Where there are more, see "Dates to come".',
  },
  aspect: 'consistency',
  severity: 'note',
  above: 0,
  statement: ({ typed }) => [
    "SELECT toDate('1970-01-01') AS month, '' AS column_name, at_fault / cases AS measured, {above:Float64} AS threshold, at_fault, cases",
    `FROM (SELECT countIf(${EVENT_AHEAD}) AS at_fault, count() AS cases FROM ${typed} WHERE NOT is_bad) WHERE at_fault > {above:Float64} * cases AND at_fault <= greatest(1, cases / 100)`,
  ].join(' '),
});

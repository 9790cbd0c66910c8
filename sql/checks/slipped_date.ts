import { defineCheck, knownFinding } from '../src/check/check.js';

export const slippedDate = defineCheck({
  id: 'slipped_date',
  kind: 'load',
  label: { zh: '日期晚于截至日', en: 'Dates beyond the last day known' },
  meaning: {
    zh: '本次各行中，有事件日期晚于数据截至日的占比（列名处为截至日与最晚的日期），多为笔误。超过 14 天的空档之后、密度不到此前一年五分之一的行，至多占百分之一（小登记簿至多三行且不超过一成）时视为笔误，截至日不因它们推后；并非笔误的，后续载入会把截至日带到，或在载入时填写截至日。',
    en: 'Share of the rows of this load with an event dated after the last day the data know (in the place of a column: that day, and the latest date), mostly slips of the pen. Rows after a gap of more than 14 days that come at less than a fifth of the pace of the year before are taken for slips, and do not move the last day known, as long as they are no more than one in a hundred (in a small register three, but no more than one in ten). Where they are none, later loads will take the day there, or say it when loading.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.01,
  statement: ({ days: { known, beyond } }) => knownFinding(beyond && { column: `${known} … ${beyond.to}`, measured: beyond.rows / beyond.of, atFault: beyond.rows, cases: beyond.of }),
});

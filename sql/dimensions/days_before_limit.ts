import { defineDimension } from '../src/dimension.js';

const BANDS = {
  '': { zh: '未办结或无期限', en: 'Open, or no limit' },
  d0: { zh: '期限当日', en: 'On the last day' },
  d1: { zh: '前 1 日', en: '1 day before' },
  'd2-3': { zh: '前 2–3 日', en: '2–3 days before' },
  'd4-7': { zh: '前 4–7 日', en: '4–7 days before' },
  'd8-14': { zh: '前 8–14 日', en: '8–14 days before' },
  'd15+': { zh: '前 15 日及以上', en: '15 days and more before' },
  late: { zh: '逾期办结', en: 'After the limit' },
} as const;

const LEFT = `dateDiff('day', ended_on, limit_on)`;

/** How many days before its limit (extended, if it was) a case was first closed. */
export const daysBeforeLimit = defineDimension({
  id: 'days_before_limit',
  label: { zh: '办结距期限', en: 'Closed before the limit' },
  key: `multiIf(ended_on IS NULL OR limit_on IS NULL, '', ${LEFT} < 0, 'late', ${LEFT} = 0, 'd0', ${LEFT} = 1, 'd1', ${LEFT} <= 3, 'd2-3', ${LEFT} <= 7, 'd4-7', ${LEFT} <= 14, 'd8-14', 'd15+')`,
  words: [BANDS],
  order: Object.keys(BANDS),
  needs: 'due_on',
});

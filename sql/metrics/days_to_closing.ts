import { defineMetric } from '../src/metric.js';

export const daysToClosing = defineMetric({
  id: 'days_to_closing',
  version: 1,
  kind: 'duration',
  label: { zh: '首次调解至办结（中位数）', en: 'First session to closing (median)' },
  meaning: {
    zh: '按首次调解日队列，自该日至首次办结的 Kaplan–Meier 中位天数。未办结案件于截止日删失；不含剔除和先后颠倒的日期。',
    en: 'By date of the first session: Kaplan–Meier median of days from then to the first closing. Open cases are censored at the as-of date; excluded cases and dates in the wrong order are left out.',
  },
  unit: 'day',
  better: 'lower',
  source: { zh: '本产品口径（案件步骤）；Kaplan–Meier 1958', en: 'Product definition (steps of a case); Kaplan–Meier 1958' },
  basis: 'first_session_on',
  until: 'ended_on',
  rows: `outcome_class != 'X' AND ifNull(ended_on >= first_session_on, 1)`,
  ongoing: { zh: '尚未办结', en: 'not closed yet' },
  endings: [
    { id: 'reached', label: { zh: '已办结', en: 'Closed' }, rows: `ended_on IS NOT NULL` },
  ],
  numeratorLabel: { zh: '已办结', en: 'Closed' },
  denominatorLabel: { zh: '调解过的案件', en: 'Cases heard' },
  needs: ['first_session_on', 'closed_on'],
});

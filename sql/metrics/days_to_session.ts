import { defineMetric } from '../src/metric.js';

export const daysToSession = defineMetric({
  id: 'days_to_session',
  version: 1,
  kind: 'duration',
  label: { zh: '首次联系至首次调解（中位数）', en: 'First contact to first session (median)' },
  meaning: {
    zh: '按首次联系日队列，自该日至首次调解的 Kaplan–Meier 中位天数。未走到这一步的于办结或截止日删失；不含剔除和先后颠倒的日期。',
    en: 'By date of first contact: Kaplan–Meier median of days from then to the first session. Cases that have not taken the step are censored when closed or at the as-of date; excluded cases and dates in the wrong order are left out.',
  },
  unit: 'day',
  better: 'lower',
  source: { zh: '本产品口径（案件步骤）；Kaplan–Meier 1958', en: 'Product definition (steps of a case); Kaplan–Meier 1958' },
  basis: 'first_contact_on',
  until: 'first_session_on',
  watchedUntil: 'ended_on',
  rows: `outcome_class != 'X' AND ifNull(first_session_on >= first_contact_on, 1)`,
  ongoing: { zh: '尚未调解', en: 'not heard yet' },
  endings: [
    { id: 'reached', label: { zh: '已调解', en: 'Heard' }, rows: `first_session_on IS NOT NULL` },
  ],
  numeratorLabel: { zh: '已调解', en: 'Heard' },
  denominatorLabel: { zh: '联系上的案件', en: 'Cases reached' },
  needs: ['first_contact_on', 'first_session_on', 'closed_on'],
});

import { defineMetric } from '../src/metric.js';

export const daysToContact = defineMetric({
  id: 'days_to_contact',
  version: 1,
  kind: 'duration',
  label: { zh: '分派至首次联系（中位数）', en: 'Assignment to first contact (median)' },
  meaning: {
    zh: '按分派日队列，自该日至首次有效联系的 Kaplan–Meier 中位天数。未走到这一步的于办结或截止日删失；不含剔除和先后颠倒的日期。',
    en: 'By assignment date: Kaplan–Meier median of days from then to the first contact. Cases that have not taken the step are censored when closed or at the as-of date; excluded cases and dates in the wrong order are left out.',
  },
  unit: 'day',
  better: 'lower',
  source: { zh: '本产品口径（案件步骤）；Kaplan–Meier 1958', en: 'Product definition (steps of a case); Kaplan–Meier 1958' },
  basis: 'assigned_on',
  until: 'first_contact_on',
  watchedUntil: 'ended_on',
  rows: `outcome_class != 'X' AND ifNull(first_contact_on >= assigned_on, 1)`,
  ongoing: { zh: '尚未联系上', en: 'not reached yet' },
  endings: [
    { id: 'reached', label: { zh: '已联系上', en: 'Reached' }, rows: `first_contact_on IS NOT NULL` },
  ],
  numeratorLabel: { zh: '已联系上', en: 'Reached' },
  denominatorLabel: { zh: '分派的案件', en: 'Cases assigned' },
  needs: ['assigned_on', 'first_contact_on', 'closed_on'],
});

import { defineMetric } from '../src/metric.js';

export const daysToAssignment = defineMetric({
  id: 'days_to_assignment',
  version: 1,
  kind: 'duration',
  label: { zh: '受理至分派（中位数）', en: 'Acceptance to assignment (median)' },
  meaning: {
    zh: '按受理日队列，自该日至分派的 Kaplan–Meier 中位天数。未走到这一步的于办结或截止日删失；不含剔除和先后颠倒的日期。',
    en: 'By date accepted: Kaplan–Meier median of days from then to assignment. Cases that have not taken the step are censored when closed or at the as-of date; excluded cases and dates in the wrong order are left out.',
  },
  unit: 'day',
  better: 'lower',
  source: { zh: '本产品口径（案件步骤）；Kaplan–Meier 1958', en: 'Product definition (steps of a case); Kaplan–Meier 1958' },
  basis: 'accepted_on',
  until: 'assigned_on',
  watchedUntil: 'ended_on',
  rows: `outcome_class != 'X' AND ifNull(assigned_on >= accepted_on, 1)`,
  ongoing: { zh: '尚未分派', en: 'not assigned yet' },
  endings: [
    { id: 'reached', label: { zh: '已分派', en: 'Assigned' }, rows: `assigned_on IS NOT NULL` },
  ],
  numeratorLabel: { zh: '已分派', en: 'Assigned' },
  denominatorLabel: { zh: '受理的案件', en: 'Cases accepted' },
  needs: ['accepted_on', 'assigned_on', 'closed_on'],
});

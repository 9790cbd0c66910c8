import { defineMetric } from '../src/metric.js';

export const daysToAcceptance = defineMetric({
  id: 'days_to_acceptance',
  version: 1,
  kind: 'duration',
  label: { zh: '收案至受理（中位数）', en: 'Receipt to acceptance (median)' },
  meaning: {
    zh: '按收案日队列，自该日至受理的 Kaplan–Meier 中位天数。未走到这一步的于办结或截止日删失；不含剔除和先后颠倒的日期。',
    en: 'By date received: Kaplan–Meier median of days from then to acceptance. Cases that have not taken the step are censored when closed or at the as-of date; excluded cases and dates in the wrong order are left out.',
  },
  unit: 'day',
  better: 'lower',
  source: { zh: '本产品口径（案件步骤）；Kaplan–Meier 1958', en: 'Product definition (steps of a case); Kaplan–Meier 1958' },
  basis: 'received_on',
  until: 'accepted_on',
  watchedUntil: 'ended_on',
  rows: `outcome_class != 'X' AND ifNull(accepted_on >= received_on, 1)`,
  ongoing: { zh: '尚未受理', en: 'not accepted yet' },
  endings: [
    { id: 'reached', label: { zh: '已受理', en: 'Accepted' }, rows: `accepted_on IS NOT NULL` },
  ],
  numeratorLabel: { zh: '已受理', en: 'Accepted' },
  denominatorLabel: { zh: '收到的案件', en: 'Cases received' },
  needs: ['received_on', 'accepted_on', 'closed_on'],
});

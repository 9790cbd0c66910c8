import { defineMetric } from '../src/metric.js';

export const firstContactTimeliness = defineMetric({
  id: 'first_contact_timeliness',
  version: 1,
  tile: 9,
  kind: 'ratio',
  label: { zh: '首次联系及时率', en: 'First contact in time' },
  meaning: { zh: '按分派日；分母为联系期限已过的分派案件，分子为分派后两个自然日内有效联系。', en: 'By assignment date: of assigned cases past the contact limit, those reached within two calendar days.' },
  unit: 'percent',
  better: 'higher',
  source: { zh: '平顶山中院：分派后 2 日内通知当事人', en: 'Pingdingshan court: notify the parties within 2 days of assignment' },
  basis: 'assigned_on',
  numerator: `first_contact_on <= assigned_on + 2`,
  denominator: `outcome_class != 'X'`,
  settledAfter: 2,
  numeratorLabel: { zh: '两日内联系上', en: 'Reached within two days' },
  denominatorLabel: { zh: '联系期限已过的分派案件', en: 'Assigned cases past the contact limit' },
  needs: ['assigned_on', 'first_contact_on'],
  leading: true,
});

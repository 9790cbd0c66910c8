import { defineMetric } from '../src/metric.js';

export const funnelReached = defineMetric({
  id: 'funnel_reached',
  version: 1,
  kind: 'ratio',
  label: { zh: '联系成功率', en: 'Reached' },
  meaning: {
    zh: '按分派日（触达—参与—达成漏斗的一步）；分母为已尝试联系的案件，分子为其中已联系上。未办结且尚未走到这一步的，计入成熟度。',
    en: 'By assignment date, a step of the contact funnel: of cases “attempted”, those “reached”. Open cases that may still take the step lower the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `first_contact_on IS NOT NULL`,
  denominator: `outcome_class != 'X' AND (attempted_on IS NOT NULL OR contact_attempts > 0 OR first_contact_on IS NOT NULL)`,
  maturity: { cohort: `outcome_class != 'X' AND (attempted_on IS NOT NULL OR contact_attempts > 0 OR first_contact_on IS NOT NULL)`, mature: `outcome_class != '' OR (first_contact_on IS NOT NULL)` },
  numeratorLabel: { zh: '已联系上', en: 'Reached' },
  denominatorLabel: { zh: '已尝试联系', en: 'Attempted' },
  needs: ['assigned_on', 'first_contact_on'],
});

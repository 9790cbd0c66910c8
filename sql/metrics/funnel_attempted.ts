import { defineMetric } from '../src/metric.js';

export const funnelAttempted = defineMetric({
  id: 'funnel_attempted',
  version: 1,
  kind: 'ratio',
  label: { zh: '联系尝试率', en: 'Contact attempted' },
  meaning: {
    zh: '按分派日（触达—参与—达成漏斗的一步）；分母为有效分派的案件，分子为其中已尝试联系。未办结且尚未走到这一步的，计入成熟度。',
    en: 'By assignment date, a step of the contact funnel: of cases “valid assigned cases”, those “attempted”. Open cases that may still take the step lower the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `(attempted_on IS NOT NULL OR contact_attempts > 0 OR first_contact_on IS NOT NULL)`,
  denominator: `outcome_class != 'X'`,
  maturity: { cohort: `outcome_class != 'X'`, mature: `outcome_class != '' OR ((attempted_on IS NOT NULL OR contact_attempts > 0 OR first_contact_on IS NOT NULL))` },
  numeratorLabel: { zh: '已尝试联系', en: 'Attempted' },
  denominatorLabel: { zh: '有效分派', en: 'Valid assigned cases' },
  needs: ['assigned_on', 'first_contact_on'],
});

import { defineMetric } from '../src/metric.js';

export const funnelConsented = defineMetric({
  id: 'funnel_consented',
  version: 1,
  kind: 'ratio',
  label: { zh: '同意调解率', en: 'Consented' },
  meaning: {
    zh: '按分派日（触达—参与—达成漏斗的一步）；分母为已联系上的案件，分子为其中双方同意调解。未办结且尚未走到这一步的，计入成熟度。',
    en: 'By assignment date, a step of the contact funnel: of cases “reached”, those “both sides consented”. Open cases that may still take the step lower the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `first_contact_on IS NOT NULL AND consent_on IS NOT NULL`,
  denominator: `outcome_class != 'X' AND first_contact_on IS NOT NULL`,
  maturity: { cohort: `outcome_class != 'X' AND first_contact_on IS NOT NULL`, mature: `outcome_class != '' OR (first_contact_on IS NOT NULL AND consent_on IS NOT NULL)` },
  numeratorLabel: { zh: '双方同意调解', en: 'Both sides consented' },
  denominatorLabel: { zh: '已联系上', en: 'Reached' },
  needs: ['assigned_on', 'first_contact_on', 'consent_on'],
});

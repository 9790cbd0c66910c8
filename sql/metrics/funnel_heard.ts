import { defineMetric } from '../src/metric.js';

export const funnelHeard = defineMetric({
  id: 'funnel_heard',
  version: 1,
  kind: 'ratio',
  label: { zh: '到场调解率', en: 'Heard' },
  meaning: {
    zh: '按分派日（触达—参与—达成漏斗的一步）；分母为双方同意调解的案件，分子为其中已调解。未办结且尚未走到这一步的，计入成熟度。',
    en: 'By assignment date, a step of the contact funnel: of cases “both sides consented”, those “heard”. Open cases that may still take the step lower the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL`,
  denominator: `outcome_class != 'X' AND first_contact_on IS NOT NULL AND consent_on IS NOT NULL`,
  maturity: { cohort: `outcome_class != 'X' AND first_contact_on IS NOT NULL AND consent_on IS NOT NULL`, mature: `outcome_class != '' OR (first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL)` },
  numeratorLabel: { zh: '已调解', en: 'Heard' },
  denominatorLabel: { zh: '双方同意调解', en: 'Both sides consented' },
  needs: ['assigned_on', 'consent_on', 'first_session_on'],
});

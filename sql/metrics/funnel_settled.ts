import { defineMetric } from '../src/metric.js';

export const funnelSettled = defineMetric({
  id: 'funnel_settled',
  version: 1,
  kind: 'ratio',
  label: { zh: '到场后成功率', en: 'Settled once heard' },
  meaning: {
    zh: '按分派日（触达—参与—达成漏斗的一步）；分母为已调解的案件，分子为其中调解成功。未办结且尚未走到这一步的，计入成熟度。',
    en: 'By assignment date, a step of the contact funnel: of cases “heard”, those “settled”. Open cases that may still take the step lower the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL AND outcome_class = 'S'`,
  denominator: `outcome_class != 'X' AND first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL`,
  maturity: { cohort: `outcome_class != 'X' AND first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL`, mature: `outcome_class != '' OR (first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL AND outcome_class = 'S')` },
  numeratorLabel: { zh: '调解成功', en: 'Settled' },
  denominatorLabel: { zh: '已调解', en: 'Heard' },
  needs: ['assigned_on', 'first_session_on', 'outcome'],
});

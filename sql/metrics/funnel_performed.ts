import { defineMetric } from '../src/metric.js';

export const funnelPerformed = defineMetric({
  id: 'funnel_performed',
  version: 1,
  kind: 'ratio',
  label: { zh: '成功后履行率（漏斗）', en: 'Performed once settled' },
  meaning: {
    zh: '按分派日（触达—参与—达成—履行漏斗的一步）；分母为经调解成功的案件，分子为其中已全部履行。履行期未满（含届满后 7 日）的，计入成熟度；与按届满日计的自动履行率是不同的队列。',
    en: 'By assignment date, a step of the contact funnel: of cases “settled” once heard, those “performed” in full. Agreements not yet due for 7 days lower the maturity. Another cohort than voluntary performance, which is counted by due date.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL AND outcome_class = 'S' AND performed_on IS NOT NULL`,
  denominator: `outcome_class = 'S' AND first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL`,
  maturity: {
    cohort: `outcome_class = 'S' AND first_contact_on IS NOT NULL AND consent_on IS NOT NULL AND first_session_on IS NOT NULL`,
    mature: `performed_on IS NOT NULL OR performance_due_on IS NULL OR performance_due_on + 7 <= {as_of:Date}`,
  },
  numeratorLabel: { zh: '已履行', en: 'Performed' },
  denominatorLabel: { zh: '调解成功', en: 'Settled' },
  needs: ['assigned_on', 'first_session_on', 'outcome', 'performed_on'],
});

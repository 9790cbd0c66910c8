import { defineMetric } from '../src/metric.js';

export const funnelPerformed = defineMetric({
  id: 'funnel_performed',
  version: 1,
  kind: 'ratio',
  label: { zh: '达成后履行率', en: 'Performed once settled' },
  meaning: {
    zh: '按分派日（触达—参与—达成漏斗的最后一步）；分母为调解成功的案件，分子为其中已履行完毕。履行期未届满且尚未履行的，计入成熟度；按期且未申请执行的履行另见自动履行率。',
    en: 'By assignment date, the last step of the contact funnel: of cases “settled”, those “performed”. Cases not yet due nor performed lower the maturity; performance in time and without enforcement is voluntary performance.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 10（分派队列）', en: 'Product definition 10 (cohort of assigned cases)' },
  basis: 'assigned_on',
  numerator: `performed_on IS NOT NULL`,
  denominator: `outcome_class = 'S'`,
  maturity: { cohort: `outcome_class = 'S'`, mature: `performed_on IS NOT NULL OR performance_due_on <= {as_of:Date}` },
  numeratorLabel: { zh: '已履行', en: 'Performed' },
  denominatorLabel: { zh: '调解成功', en: 'Settled' },
  needs: ['assigned_on', 'outcome', 'performed_on', 'performance_due_on'],
});

import { defineMetric } from '../src/metric.js';

export const settlementRateParticipating = defineMetric({
  id: 'settlement_rate_participating',
  version: 1,
  kind: 'ratio',
  label: { zh: '调解成功率（参与口径）', en: 'Settlement rate (participating)' },
  meaning: {
    zh: '按办结日；分母为双方同意调解后办结的案件，分子为成功。只用来区分“联系不上”与“谈不拢”。',
    en: 'By closing date: of closed cases in which both sides had consented, those settled. Only to tell those who could not be reached from those who could not agree.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 6d', en: 'Product definition 6d' },
  basis: 'closed_on',
  numerator: `outcome_class = 'S'`,
  denominator: `outcome_class IN ('S', 'U', 'T') AND consent_on IS NOT NULL`,
  numeratorLabel: { zh: '调解成功', en: 'Settled' },
  denominatorLabel: { zh: '双方同意后办结', en: 'Closed after both sides consented' },
  needs: ['closed_on', 'outcome', 'consent_on'],
});

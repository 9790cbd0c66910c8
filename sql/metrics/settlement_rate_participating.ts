import { defineMetric } from '../src/metric.js';

export const settlementRateParticipating = defineMetric({
  id: 'settlement_rate_participating',
  version: 2,
  kind: 'ratio',
  label: { zh: '调解成功率（参与口径）', en: 'Settlement rate (participating)' },
  meaning: {
    zh: '按办结日；分母为双方同意调解后办结的案件，分子为成功。只用来区分“联系不上”与“谈不拢”。每次办结各计一次：重开前的首次办结计在其当日、按首次办结结果（来源未给结果的不计）；重开不止一次的，首次与现行办结之间的各次不计，最终剔除的各次均不计。',
    en: 'By closing date: of closed cases in which both sides had consented, those settled. Only to tell those who could not be reached from those who could not agree. Each closing counts: one before a re-opening under its own day, by the outcome it had (left out where nobody told it); of a case reopened more than once the closings between the first and the one that stands are not counted, of one excluded in the end none is.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 6d', en: 'Product definition 6d' },
  basis: 'closed_on',
  everyClosing: true,
  numerator: `outcome_class = 'S'`,
  denominator: `outcome_class IN ('S', 'U', 'T') AND consent_on <= closed_on`,
  numeratorLabel: { zh: '调解成功', en: 'Settled' },
  denominatorLabel: { zh: '双方同意后办结', en: 'Closed after both sides consented' },
  needs: ['closed_on', 'outcome', 'consent_on'],
});

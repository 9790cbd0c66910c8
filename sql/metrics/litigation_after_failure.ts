import { defineMetric } from '../src/metric.js';

export const litigationAfterFailure = defineMetric({
  id: 'litigation_after_failure',
  version: 1,
  kind: 'ratio',
  label: { zh: '调解不成转诉率', en: 'Litigation after failure' },
  meaning: {
    zh: '按办结日；分母为调解不成且办结已满 180 日的案件，分子为 180 日内立案。须有法院立案数据：未知不等于未立案。',
    en: 'By closing date: of cases not settled and closed for 180 days, those filed in court within these 180 days. Needs the court\'s data: not known is not the same as not filed.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 13', en: 'Product definition 13' },
  basis: 'closed_on',
  numerator: `litigated_on BETWEEN closed_on AND closed_on + 180`,
  denominator: `outcome_class = 'U'`,
  settledAfter: 180,
  numeratorLabel: { zh: '180 日内立案', en: 'Filed within 180 days' },
  denominatorLabel: { zh: '调解不成，办结满 180 日', en: 'Not settled, closed for 180 days' },
  needs: ['closed_on', 'outcome', 'litigated_on'],
});

import { defineMetric } from '../src/metric.js';

export const reopenRate = defineMetric({
  id: 'reopen_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '重开率', en: 'Re-open rate' },
  meaning: {
    zh: '按首次办结日；分母为办结已满 90 日的案件（不含剔除），分子为 90 日内重开。与重复纠纷是两回事。',
    en: 'By first closing date: of cases closed for 90 days (excluded ones left out), those reopened within these 90 days. Not the same as a repeated dispute.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 12', en: 'Product definition 12' },
  basis: 'ended_on',
  numerator: `reopened_on BETWEEN ended_on AND ended_on + 90`,
  denominator: `outcome_class != 'X'`,
  settledAfter: 90,
  numeratorLabel: { zh: '90 日内重开', en: 'Reopened within 90 days' },
  denominatorLabel: { zh: '办结满 90 日', en: 'Closed for 90 days' },
  needs: ['closed_on', 'reopened_on'],
});

import { defineMetric } from '../src/metric.js';

export const exclusionRate = defineMetric({
  id: 'exclusion_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '剔除率', en: 'Exclusion rate' },
  meaning: {
    zh: '按收案日；分母为全部收案，分子为剔除（不属范围、重复、录入错误、疑似黑灰产）。剔除不进其他指标的分母，所以须单独监看。',
    en: 'By date received: of all cases received, those excluded (out of scope, duplicates, mistakes, suspected illegal agents). They leave every other denominator, and are watched here for that reason.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: '本产品口径（剔除规则）', en: 'Product definition (exclusion rule)' },
  basis: 'received_on',
  numerator: `outcome_class = 'X'`,
  denominator: `true`,
  numeratorLabel: { zh: '剔除', en: 'Excluded' },
  denominatorLabel: { zh: '全部收案', en: 'All cases received' },
  needs: ['received_on', 'outcome'],
});

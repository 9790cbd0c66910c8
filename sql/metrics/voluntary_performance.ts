import { defineMetric } from '../src/metric.js';

export const voluntaryPerformance = defineMetric({
  id: 'voluntary_performance',
  version: 1,
  tile: 10,
  kind: 'ratio',
  label: { zh: '自动履行率', en: 'Voluntary performance' },
  meaning: {
    zh: '按履行期届满日；分母为履行期届满满 7 日的协议，分子为届满后 7 日内全部履行且未申请执行。',
    en: 'By performance due date: of agreements due for 7 days, those fully performed within these 7 days and without enforcement.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 14', en: 'Product definition 14' },
  basis: 'performance_due_on',
  numerator: `performed_on <= performance_due_on + 7 AND (enforcement_on IS NULL OR enforcement_on > performed_on)`,
  denominator: `outcome_class = 'S'`,
  settledAfter: 7,
  numeratorLabel: { zh: '按期自动履行', en: 'Performed in time' },
  denominatorLabel: { zh: '履行期已届满的协议', en: 'Agreements past their performance date' },
  needs: ['performance_due_on', 'performed_on', 'outcome'],
});

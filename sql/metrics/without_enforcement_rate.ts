import { defineMetric } from '../src/metric.js';

export const withoutEnforcementRate = defineMetric({
  id: 'without_enforcement_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '未申请执行率（法院口径）', en: 'Without enforcement (as courts count)' },
  meaning: {
    zh: '按履行期届满日；分母为履行期届满已满 90 日的协议，分子为这 90 日内未申请执行。分子分母为同一批协议；未申请执行不等于已履行。',
    en: 'By performance due date: of agreements due for 90 days, those for which enforcement had not been asked for within these 90 days. Both sides are the same agreements; not asking for enforcement is not performance.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '北京顺义法院：申请执行／达成协议', en: 'Shunyi court: enforcement asked for over agreements' },
  basis: 'performance_due_on',
  numerator: `enforcement_on IS NULL OR enforcement_on > performance_due_on + 90`,
  denominator: `outcome_class = 'S'`,
  settledAfter: 90,
  numeratorLabel: { zh: '未申请执行', en: 'Enforcement not asked for' },
  denominatorLabel: { zh: '履行期届满满 90 日的协议', en: 'Agreements due for 90 days' },
  needs: ['performance_due_on', 'enforcement_on', 'outcome'],
  alongside: ['voluntary_performance'],
});

import { defineMetric } from '../src/metric.js';

export const instalmentRate = defineMetric({
  id: 'instalment_rate',
  version: 2,
  kind: 'quotient',
  label: { zh: '分期履约率', en: 'Instalments paid in time' },
  meaning: {
    zh: '按履行期届满日（分期的为末期）；分母为届满满 7 日的协议应履行的期数，分子为其中按期履行的期数。各月协议都已走完全部期数，可逐月相比。',
    en: 'By performance due date (of the last instalment): of the instalments of agreements due for 7 days, those paid in time. Agreements of every month have run their whole course, so months can be compared.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 14', en: 'Product definition 14' },
  basis: 'performance_due_on',
  numerator: [
    { on: 'performance_due_on', rows: `outcome_class = 'S' AND instalments_due > 0 AND performance_due_on + 7 <= {as_of:Date}`, sum: 'instalments_paid' },
  ],
  denominator: [
    { on: 'performance_due_on', rows: `outcome_class = 'S' AND instalments_due > 0 AND performance_due_on + 7 <= {as_of:Date}`, sum: 'instalments_due' },
  ],
  numeratorLabel: { zh: '按期履行期数', en: 'Instalments paid in time' },
  denominatorLabel: { zh: '应履行期数', en: 'Instalments due' },
  needs: ['performance_due_on', 'outcome', 'instalments_due', 'instalments_paid'],
  alongside: ['default_within_90'],
});

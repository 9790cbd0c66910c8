import { defineMetric } from '../src/metric.js';

export const closingEditRate = defineMetric({
  id: 'closing_edit_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '办结日改动率', en: 'Closing dates changed' },
  meaning: {
    zh: '按首次办结日；分母为办结的有效案件，分子为各批数据中（首次）办结日说法不一者。事后改动办结日会改变时长与时限合规。',
    en: 'By first closing date: of valid closed cases, those whose deliveries told more than one day of (first) closing. A day changed afterwards changes durations and SLA compliance.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 25', en: 'Product definition 25' },
  basis: 'ended_on',
  numerator: `closings_told > 1`,
  denominator: `outcome_class != 'X'`,
  looksUp: 'closings_told',
  numeratorLabel: { zh: '办结日改动过', en: 'Closing date changed' },
  denominatorLabel: { zh: '已办结', en: 'Closed' },
  needs: ['closed_on'],
});

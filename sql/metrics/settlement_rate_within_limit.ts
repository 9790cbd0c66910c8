import { defineMetric } from '../src/metric.js';

export const settlementRateWithinLimit = defineMetric({
  id: 'settlement_rate_within_limit',
  version: 2,
  tile: 6,
  kind: 'ratio',
  label: { zh: '期内调解成功率（分派队列）', en: 'Settled within the limit (assigned cohort)' },
  meaning: {
    zh: '按分派日；分母为期限（含延期）已届满的有效分派案件，分子为期限内调解成功；逾期未结计为未成功。',
    en: 'By assignment date: of valid assigned cases whose limit (extended, if it was) has passed, those settled by it; open and overdue counts as not settled.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 6c（评优所用）', en: 'Product definition 6c (used by the board)' },
  basis: 'assigned_on',
  numerator: `outcome_class = 'S' AND closed_on <= limit_on`,
  denominator: `outcome_class != 'X' AND limit_on <= {as_of:Date}`,
  maturity: { cohort: `outcome_class != 'X' AND limit_on IS NOT NULL`, mature: `limit_on <= {as_of:Date}` },
  numeratorLabel: { zh: '期限内成功', en: 'Settled within the limit' },
  denominatorLabel: { zh: '期限已届满的分派案件', en: 'Assigned cases past their limit' },
  needs: ['assigned_on', 'due_on', 'closed_on', 'outcome'],
});

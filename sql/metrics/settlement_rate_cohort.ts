import { defineMetric } from '../src/metric.js';

export const settlementRateCohort = defineMetric({
  id: 'settlement_rate_cohort',
  version: 2,
  tile: 13,
  kind: 'ratio',
  label: { zh: '收案队列成功率', en: 'Settled share of cases received' },
  meaning: {
    zh: '按收案日；分母为该期收到的全部有效案件，分子为其中已成功者；未成熟队列偏低，请看成熟度。',
    en: 'By date received: of all valid cases received, those settled so far; low until the cohort is mature.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径（队列规则）', en: 'Product definition (cohort rule)' },
  basis: 'received_on',
  numerator: `outcome_class = 'S'`,
  denominator: `outcome_class != 'X'`,
  maturity: { cohort: `outcome_class != 'X'`, mature: `outcome_class != '' OR limit_on <= {as_of:Date}` },
  numeratorLabel: { zh: '已成功', en: 'Settled so far' },
  denominatorLabel: { zh: '有效收案', en: 'Valid cases received' },
  needs: ['received_on', 'outcome'],
});

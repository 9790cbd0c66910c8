import { defineMetric } from '../src/metric.js';

export const amountClaimed = defineMetric({
  id: 'amount_claimed',
  version: 1,
  kind: 'amount',
  label: { zh: '涉案金额', en: 'Amount claimed' },
  meaning: { zh: '按收案日；有效案件的涉案金额，以中位数与 P90 表示，合计另列。', en: 'By date received: amounts claimed in valid cases, as median and P90, with the sum beside them.' },
  unit: 'cny',
  better: 'none',
  source: { zh: '本产品口径 20', en: 'Product definition 20' },
  basis: 'received_on',
  amount: 'amount_claimed',
  rows: `outcome_class != 'X' AND amount_claimed IS NOT NULL`,
  numeratorLabel: { zh: '有涉案金额的案件', en: 'Cases with an amount' },
  needs: ['received_on', 'amount_claimed'],
});

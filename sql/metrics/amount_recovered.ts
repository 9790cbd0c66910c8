import { defineMetric } from '../src/metric.js';

export const amountRecovered = defineMetric({
  id: 'amount_recovered',
  version: 1,
  kind: 'amount',
  label: { zh: '回收金额', en: 'Amount recovered' },
  meaning: {
    zh: '按协议日（无则办结日）；成功案件截至目前的已履行金额，以中位数与 P90 表示，合计另列。不用来给调解员排序。',
    en: 'By agreement date (else closing date): paid to date in settled cases, as median and P90, with the sum beside them. Never for ranking mediators.',
  },
  unit: 'cny',
  better: 'none',
  source: { zh: '本产品口径 20', en: 'Product definition 20' },
  basis: 'agreed_on',
  amount: 'amount_performed',
  rows: `outcome_class = 'S' AND amount_performed IS NOT NULL`,
  numeratorLabel: { zh: '有履行金额的成功案件', en: 'Settled cases with an amount paid' },
  needs: ['outcome', 'amount_performed'],
});

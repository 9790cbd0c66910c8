import { defineMetric } from '../src/metric.js';

export const amountAgreed = defineMetric({
  id: 'amount_agreed',
  version: 1,
  tile: 12,
  kind: 'amount',
  label: { zh: '协议金额', en: 'Amount agreed' },
  meaning: { zh: '按协议日（无则办结日）；调解成功案件的协议金额，以中位数与 P90 表示，合计另列。', en: 'By agreement date (else closing date): amounts agreed in settled cases, as median and P90, with the sum beside them.' },
  unit: 'cny',
  better: 'none',
  source: { zh: '本产品口径 20', en: 'Product definition 20' },
  basis: 'agreed_on',
  amount: 'amount_agreed',
  rows: `outcome_class = 'S' AND amount_agreed IS NOT NULL`,
  numeratorLabel: { zh: '有协议金额的成功案件', en: 'Settled cases with an amount' },
  needs: ['amount_agreed', 'outcome'],
});

import { defineMetric } from '../src/metric.js';

export const amountWaived = defineMetric({
  id: 'amount_waived',
  version: 1,
  kind: 'amount',
  label: { zh: '减免金额', en: 'Amount waived' },
  meaning: {
    zh: '按协议日（无则办结日）；成功案件涉案与协议金额之差，以中位数与 P90 表示。不用来给调解员排序。',
    en: 'By agreement date (else closing date): claimed less agreed in settled cases, as median and P90. Never for ranking mediators.',
  },
  unit: 'cny',
  better: 'none',
  source: { zh: '本产品口径 20', en: 'Product definition 20' },
  basis: 'agreed_on',
  amount: 'amount_claimed - amount_agreed',
  rows: `outcome_class = 'S' AND amount_claimed >= amount_agreed`,
  numeratorLabel: { zh: '协议不高于涉案的成功案件', en: 'Settled cases agreed at no more than claimed' },
  needs: ['outcome', 'amount_claimed', 'amount_agreed'],
});

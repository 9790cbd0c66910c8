import { defineMetric } from '../src/metric.js';

export const proceedingsPerDispute = defineMetric({
  id: 'proceedings_per_dispute',
  version: 1,
  kind: 'quotient',
  label: { zh: '案-件比', en: 'Proceedings per dispute' },
  meaning: {
    zh: '按收案日；分母为纠纷（有效案件），分子为由其衍生的全部程序：调解、合并入主案的重复案件（X2）、诉讼、申请执行。看矛盾解没解，而非案件结没结。',
    en: 'By date received: disputes (valid cases) below; above, all proceedings they made: mediations, duplicates merged into them (X2), suits, enforcements. Whether disputes end, not whether files do.',
  },
  unit: 'times',
  better: 'lower',
  source: { zh: '最高法审判质量管理指标（2024）案-件比', en: 'SPC quality indicators (2024), case-to-proceedings ratio' },
  basis: 'received_on',
  numerator: [
    { on: 'received_on', rows: `outcome_class != 'X' OR outcome = 'X2'` },
    { on: 'received_on', rows: `outcome_class != 'X' AND litigated_on IS NOT NULL` },
    { on: 'received_on', rows: `outcome_class != 'X' AND enforcement_on IS NOT NULL` },
  ],
  denominator: [
    { on: 'received_on', rows: `outcome_class != 'X'` },
  ],
  numeratorLabel: { zh: '全部程序', en: 'Proceedings' },
  denominatorLabel: { zh: '纠纷', en: 'Disputes' },
  needs: ['received_on', 'litigated_on'],
});

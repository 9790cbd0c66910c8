import { defineMetric } from '../src/metric.js';

export const proceedingsPerDispute = defineMetric({
  id: 'proceedings_per_dispute',
  version: 3,
  kind: 'quotient',
  label: { zh: '案-件比', en: 'Proceedings per dispute' },
  meaning: {
    zh: '按收案日；分母为纠纷：编号相同的有效案件算一件，同一当事人与同一机构就同一业务、同一原因在首次办结后 180 日内再来的算同一件，计在其首次收案；分子为期内收到案件衍生的全部程序：每次调解、合并入主案的重复案件（X2）、诉讼、申请执行。办结未满 180 日的案件还会有诉讼、申请执行与再起纠纷，计入成熟度。看矛盾解没解，而非案件结没结。',
    en: 'By date received: disputes below, counted with the case that began them: valid cases of one dispute id are one, and so is what the same party brings against the same institution about the same business and cause within 180 days of the first closing; above, all proceedings of the cases received: each mediation, duplicates merged into them (X2), suits, enforcements. Cases not closed for 180 days may still be followed by suits, enforcements and the same quarrel again, which lowers the maturity. Whether disputes end, not whether files do.',
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
    { on: 'received_on', rows: `outcome_class != 'X' AND NOT goes_on` },
  ],
  // What follows a case takes months: held against older ones, the newest would always seem to have ended.
  maturity: { cohort: `outcome_class != 'X'`, mature: `closed_on + 180 <= {as_of:Date}` },
  looksUp: 'goes_on',
  numeratorLabel: { zh: '全部程序', en: 'Proceedings' },
  denominatorLabel: { zh: '纠纷', en: 'Disputes' },
  needs: ['received_on', 'litigated_on'],
});

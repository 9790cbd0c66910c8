import { defineMetric } from '../src/metric.js';

export const acceptanceRate = defineMetric({
  id: 'acceptance_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '受理率', en: 'Acceptance rate' },
  meaning: {
    zh: '按收案日；分母为收案（不含重复与录入错误），分子为已受理；未决的案件计入成熟度。',
    en: 'By date received: of cases received (duplicates and mistakes left out), those accepted; undecided ones lower the maturity.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: '本产品口径 1', en: 'Product definition 1' },
  basis: 'received_on',
  numerator: `accepted_on IS NOT NULL`,
  denominator: `outcome NOT IN ('X2', 'X3')`,
  maturity: { cohort: `outcome NOT IN ('X2', 'X3')`, mature: `accepted_on IS NOT NULL OR outcome_class != ''` },
  numeratorLabel: { zh: '已受理', en: 'Accepted' },
  denominatorLabel: { zh: '收案（不含重复与错录）', en: 'Received, without duplicates and mistakes' },
  needs: ['received_on', 'accepted_on'],
});

import { defineMetric } from '../src/metric.js';

export const costPerCase = defineMetric({
  id: 'cost_per_case',
  version: 1,
  kind: 'amount',
  label: { zh: '单案成本', en: 'Cost per case' },
  meaning: { zh: '按办结日；办结案件的成本，以中位数与 P90 表示，合计另列。重开后再办结的案件按最近一次办结计。', en: 'By closing date: cost of closed cases, as median and P90, with the sum beside them. A case closed again after a re-opening counts by its last closing.' },
  unit: 'cny',
  better: 'none',
  source: { zh: '本产品口径 20', en: 'Product definition 20' },
  basis: 'closed_on',
  amount: 'cost',
  rows: `outcome_class IN ('S', 'U', 'T') AND cost IS NOT NULL`,
  numeratorLabel: { zh: '有成本的办结案件', en: 'Closed cases with a cost' },
  needs: ['closed_on', 'outcome', 'cost'],
});

import { defineMetric } from '../src/metric.js';

export const closings = defineMetric({
  id: 'closings',
  version: 1,
  tile: 2,
  kind: 'count',
  label: { zh: '办结量', en: 'Closed' },
  meaning: { zh: '按办结日统计：成功、不成与程序终止之和，不含剔除。重开后再办结的案件按最近一次办结计一件；每次办结各计一次的见结收比。', en: 'By closing date: settled, not settled and terminated, without excluded cases. A case closed again after a re-opening counts once, by its latest closing; the clearance rate counts each closing.' },
  unit: 'case',
  better: 'none',
  source: { zh: 'NCSC CourTools 指标二之结案', en: 'NCSC CourTools measure 2, outgoing cases' },
  basis: 'closed_on',
  rows: `outcome_class IN ('S', 'U', 'T')`,
  numeratorLabel: { zh: '办结件数', en: 'Cases closed' },
  needs: ['closed_on', 'outcome'],
});

import { defineMetric } from '../src/metric.js';

export const acceptances = defineMetric({
  id: 'acceptances',
  version: 1,
  kind: 'count',
  label: { zh: '受理量', en: 'Accepted' },
  meaning: { zh: '按受理日统计的案件数，不含剔除；与收案量分开。', en: 'Cases by date accepted, without excluded ones; told apart from intake.' },
  unit: 'case',
  better: 'none',
  source: { zh: '本产品口径 1', en: 'Product definition 1' },
  basis: 'accepted_on',
  rows: `outcome_class != 'X'`,
  numeratorLabel: { zh: '受理件数', en: 'Cases accepted' },
  needs: ['accepted_on'],
});

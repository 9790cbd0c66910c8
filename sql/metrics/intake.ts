import { defineMetric } from '../src/metric.js';

export const intake = defineMetric({
  id: 'intake',
  version: 1,
  tile: 1,
  kind: 'count',
  label: { zh: '收案量', en: 'Intake' },
  meaning: { zh: '按收案日统计的案件数，不含已剔除案件。', en: 'Cases by date received, without excluded cases.' },
  unit: 'case',
  better: 'none',
  source: { zh: 'NCSC CourTools 指标二之收案', en: 'NCSC CourTools measure 2, incoming cases' },
  basis: 'received_on',
  rows: `outcome_class != 'X'`,
  numeratorLabel: { zh: '收案件数', en: 'Cases received' },
  needs: ['received_on'],
});

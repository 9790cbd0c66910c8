import { defineMetric } from '../src/metric.js';

export const pending = defineMetric({
  id: 'pending',
  version: 1,
  tile: 3,
  kind: 'level',
  label: { zh: '未结存量', en: 'Pending' },
  meaning: { zh: '期末尚未办结的有效案件，自受理日（无则收案日）起计入；可按账龄拆分。', en: 'Valid cases not closed at the end of the period, counted from acceptance (else receipt); can be split by age.' },
  unit: 'case',
  better: 'lower',
  source: { zh: 'NCSC CourTools 指标四', en: 'NCSC CourTools measure 4' },
  basis: 'opened_on',
  until: 'closed_on',
  rows: `outcome_class != 'X'`,
  numeratorLabel: { zh: '期末未结件数', en: 'Cases pending at the end' },
  needs: ['closed_on'],
});

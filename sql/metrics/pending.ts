import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS } from '../src/stock.js';

export const pending = defineMetric({
  id: 'pending',
  version: 2,
  tile: 3,
  kind: 'level',
  label: { zh: '未结存量', en: 'Pending' },
  meaning: { zh: '期末在办的有效案件：自受理日（无则收案日）起，至首次办结或中止；恢复、重开的自恢复、重开日起再计入。可按账龄拆分。', en: 'Valid cases active at the end of the period: from acceptance (else receipt) to the first closing or until placed inactive; those reactivated or reopened from that day on. Can be split by age.' },
  unit: 'case',
  better: 'lower',
  source: { zh: 'NCSC CourTools 指标四', en: 'NCSC CourTools measure 4' },
  basis: 'opened_on',
  stays: ACTIVE_STAYS,
  numeratorLabel: { zh: '期末未结件数', en: 'Cases pending at the end' },
  needs: ['closed_on'],
});

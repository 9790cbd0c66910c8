import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS } from '../src/stock.js';

export const pendingOver180 = defineMetric({
  id: 'pending_over_180',
  version: 1,
  kind: 'level',
  label: { zh: '180 日以上存量', en: 'Pending over 180 days' },
  meaning: { zh: '期末在办、自受理日（无则收案日）起已超过 180 日的有效案件（总天数）。', en: 'Valid cases active at the end of the period for which more than 180 days have passed since acceptance (else receipt), all days counted.' },
  unit: 'case',
  better: 'lower',
  source: { zh: 'NCSC CourTools 指标四', en: 'NCSC CourTools measure 4' },
  basis: 'opened_on',
  stays: ACTIVE_STAYS,
  beyond: { since: 'opened_on', days: 180 },
  numeratorLabel: { zh: '期末超过 180 日的在办件数', en: 'Cases pending for more than 180 days' },
  needs: ['closed_on'],
  alongside: ['pending'],
});

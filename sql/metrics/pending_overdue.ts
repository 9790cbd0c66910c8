import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS } from '../src/stock.js';

export const pendingOverdue = defineMetric({
  id: 'pending_overdue',
  version: 1,
  kind: 'level',
  label: { zh: '逾期存量', en: 'Pending beyond the limit' },
  meaning: { zh: '期末在办、期限（含延期）已过的有效案件。', en: 'Valid cases active at the end of the period whose limit, extensions included, has passed.' },
  unit: 'case',
  better: 'lower',
  source: { zh: 'NCSC TCPS 2.1.3 积压', en: 'NCSC TCPS 2.1.3, backlog' },
  basis: 'opened_on',
  stays: ACTIVE_STAYS,
  beyond: { since: 'limit_on', days: 0 },
  numeratorLabel: { zh: '期末逾期在办件数', en: 'Cases pending beyond their limit' },
  needs: ['closed_on', 'due_on'],
  alongside: ['pending'],
});

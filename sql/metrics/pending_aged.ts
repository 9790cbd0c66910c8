import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS, OLD_SINCE } from '../src/stock.js';

export const pendingAged = defineMetric({
  id: 'pending_aged',
  version: 1,
  kind: 'level',
  label: { zh: '久拖存量', en: 'Pending too long' },
  meaning: { zh: '期末在办、期限（含延期）已过，或自受理日（无则收案日）起已超过 60 日的有效案件。', en: 'Valid cases active at the end of the period whose limit, extensions included, has passed, or for which more than 60 days have passed since acceptance (else receipt).' },
  unit: 'case',
  better: 'lower',
  source: { zh: '本产品口径：顽固问题', en: 'Product definition: long-unresolved types' },
  basis: 'opened_on',
  stays: ACTIVE_STAYS,
  beyond: { since: OLD_SINCE, days: 0 },
  numeratorLabel: { zh: '期末久拖的在办件数', en: 'Cases pending too long' },
  needs: ['closed_on'],
  alongside: ['pending'],
});

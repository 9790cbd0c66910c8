import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS } from '../src/stock.js';

export const backlogShare = defineMetric({
  id: 'backlog_share',
  version: 1,
  kind: 'stock_ratio',
  label: { zh: '积压率', en: 'Backlog share' },
  meaning: {
    zh: '期末；分母为在办的有效案件，分子为其中期限（含延期）已过者。',
    en: 'At the end of the period: of valid cases active, those whose limit, extensions included, has passed.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: 'NCSC TCPS 2.1.3 积压', en: 'NCSC TCPS 2.1.3, backlog' },
  basis: 'opened_on',
  numerator: { stays: ACTIVE_STAYS, beyond: { since: 'limit_on', days: 0 } },
  denominator: { stays: ACTIVE_STAYS },
  numeratorLabel: { zh: '期末逾期在办件数', en: 'Pending beyond the limit' },
  denominatorLabel: { zh: '期末未结件数', en: 'Pending' },
  needs: ['closed_on', 'due_on'],
  alongside: ['pending'],
});

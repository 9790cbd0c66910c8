import { defineMetric } from '../src/metric.js';

export const slaCompliance = defineMetric({
  id: 'sla_compliance',
  version: 2,
  tile: 8,
  kind: 'ratio',
  label: { zh: '时限合规率', en: 'SLA compliance' },
  meaning: { zh: '按期限届满日（含延期）；分母为期限已届满的有效案件（含逾期未结），分子为期限内（首次）办结。', en: 'By due date, extensions included: of valid cases whose limit has passed, open overdue ones included, those (first) closed by it.' },
  unit: 'percent',
  better: 'higher',
  source: { zh: '银行业保险业消费投诉处理管理办法；诉前委派调解 30 日', en: 'Consumer complaint handling rules for banks and insurers; 30 days for delegated mediation' },
  basis: 'limit_on',
  numerator: `ended_on <= limit_on`,
  denominator: `outcome_class != 'X'`,
  settledAfter: 0,
  numeratorLabel: { zh: '期限内办结', en: 'Closed by the limit' },
  denominatorLabel: { zh: '期限已届满（含逾期未结）', en: 'Limit passed, open overdue included' },
  needs: ['due_on', 'closed_on'],
  alongside: ['sla_extension_rate'],
});

import { defineMetric } from '../src/metric.js';

export const slaExtensionRate = defineMetric({
  id: 'sla_extension_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '延期率', en: 'Extended limits' },
  meaning: {
    zh: '按期限届满日（含延期）；分母为期限已届满的有效案件，分子为经延期者。与时限合规率同看：延期会抬高合规率。',
    en: 'By due date, extensions included: of valid cases whose limit has passed, those whose limit had been extended. To be read with SLA compliance, which extensions raise.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '诉前委派调解 30 日，双方同意可延长', en: '30 days for delegated mediation, extendable by both sides' },
  basis: 'limit_on',
  numerator: `extended_due_on IS NOT NULL`,
  denominator: `outcome_class != 'X'`,
  settledAfter: 0,
  numeratorLabel: { zh: '经延期', en: 'Extended' },
  denominatorLabel: { zh: '期限已届满', en: 'Limit passed' },
  needs: ['due_on', 'extended_due_on'],
});

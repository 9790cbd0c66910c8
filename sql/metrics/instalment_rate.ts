import { defineMetric } from '../src/metric.js';

export const instalmentRate = defineMetric({
  id: 'instalment_rate',
  version: 1,
  kind: 'quotient',
  label: { zh: '分期履约率', en: 'Instalments paid in time' },
  meaning: {
    zh: '按协议日（无则办结日）；分母为截至目前应履行的期数，分子为其中按期履行的期数。',
    en: 'By agreement date (else closing date): of instalments due to date, those paid in time.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 14', en: 'Product definition 14' },
  basis: 'agreed_on',
  numerator: [
    { on: 'agreed_on', rows: `outcome_class = 'S' AND instalments_due > 0`, sum: 'instalments_paid' },
  ],
  denominator: [
    { on: 'agreed_on', rows: `outcome_class = 'S' AND instalments_due > 0`, sum: 'instalments_due' },
  ],
  numeratorLabel: { zh: '按期履行期数', en: 'Instalments paid in time' },
  denominatorLabel: { zh: '应履行期数', en: 'Instalments due' },
  needs: ['outcome', 'instalments_due', 'instalments_paid'],
  leading: true,
});

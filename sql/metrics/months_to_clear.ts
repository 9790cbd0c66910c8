import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS } from '../src/stock.js';

export const monthsToClear = defineMetric({
  id: 'months_to_clear',
  version: 2,
  kind: 'stock_ratio',
  label: { zh: '积压消化月数', en: 'Months to clear' },
  meaning: {
    zh: '期末未结存量除以此前三个月的月均流出（首次办结＋重开后再办结＋中止）：照此速度消化存量所需的月数。数据不足三个月时不计。',
    en: 'Pending at the end of the period over mean monthly outgoing of the three months up to it (first closings, closings after re-opening, cases placed inactive): months it would take at that pace. None where the data does not reach back three months.',
  },
  unit: 'times',
  better: 'lower',
  source: { zh: '本产品口径 5', en: 'Product definition 5' },
  basis: 'opened_on',
  numerator: { stays: ACTIVE_STAYS },
  denominator: { months: 3, flows: ACTIVE_STAYS.map(({ until, rows }) => ({ on: until, rows })) },
  numeratorLabel: { zh: '期末未结件数', en: 'Pending' },
  denominatorLabel: { zh: '月均流出', en: 'Outgoing in a month' },
  needs: ['closed_on'],
  alongside: ['pending'],
});

import { defineMetric } from '../src/metric.js';
import { ACTIVE_STAYS } from '../src/stock.js';

export const clearanceRate = defineMetric({
  id: 'clearance_rate',
  version: 1,
  kind: 'quotient',
  label: { zh: '结收比（清结率）', en: 'Clearance rate' },
  meaning: {
    zh: '按事件发生日；分子为流出（首次办结＋重开后再办结＋中止），分母为流入（新收＋重开＋恢复）。100% 即收结持平；单月有季节性，以滚动 12 个月为准。不是结案率。',
    en: 'By the day things happened: outgoing (first closings, closings after re-opening, cases placed inactive) over incoming (new, reopened, reactivated). At 100 % stock stands still; single months are seasonal, judge by twelve.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'NCSC CourTools 指标二', en: 'NCSC CourTools measure 2' },
  basis: 'closed_on',
  // What leaves and enters the stock, so that pending at the end = pending at the beginning + incoming − outgoing.
  numerator: ACTIVE_STAYS.map(({ until, rows }) => ({ on: until, rows })),
  denominator: ACTIVE_STAYS.map(({ from, rows }) => ({ on: from, rows })),
  numeratorLabel: { zh: '流出', en: 'Outgoing' },
  denominatorLabel: { zh: '流入', en: 'Incoming' },
  needs: ['received_on', 'closed_on'],
  alongside: ['pending'],
  rolling: 12,
});

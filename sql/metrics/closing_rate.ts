import { defineMetric } from '../src/metric.js';
import { OPEN_STAYS } from '../src/stock.js';

export const closingRate = defineMetric({
  id: 'closing_rate',
  version: 1,
  kind: 'turnover',
  label: { zh: '结案率', en: 'Share closed of those on hand' },
  meaning: {
    zh: '分子为期内办结（首次办结＋重开后再办结），分母为期初旧存＋期内收案与重开。不是结收比；期间越长越高，只与同样长的期间比较。',
    en: 'Closed in the period (first closings and closings after re-opening), of those pending at its beginning, received or reopened in it. Not the clearance rate; it rises with the length of the period, so compare periods of one length only.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '法院司法统计之结案率', en: 'Court statistics of China, closing rate' },
  basis: 'closed_on',
  stays: OPEN_STAYS,
  numeratorLabel: { zh: '期内办结', en: 'Closed in the period' },
  denominatorLabel: { zh: '旧存与新收', en: 'On hand: pending before and new' },
  needs: ['received_on', 'closed_on'],
  alongside: ['clearance_rate'],
});

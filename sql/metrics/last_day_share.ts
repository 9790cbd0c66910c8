import { defineMetric } from '../src/metric.js';

export const lastDayShare = defineMetric({
  id: 'last_day_share',
  version: 1,
  kind: 'ratio',
  label: { zh: '末两日办结占比', en: 'Closed on the last two days' },
  meaning: {
    zh: '按首次办结日；分母为期限（含延期）内办结的有效案件，分子为期限届满当日或前一日办结。占比远高于同行时，须了解是否为赶期限而结案。',
    en: 'By first closing date: of valid cases closed within their limit (extended, if it was), those closed on its last day or the day before. Far above the peers, it is to be looked into whether cases are closed for the limit’s sake.',
  },
  unit: 'percent',
  better: 'none',
  source: { zh: '本产品口径（评优异常观察）', en: 'Product definition (watched beside the board)' },
  basis: 'ended_on',
  numerator: `ended_on >= limit_on - 1`,
  denominator: `outcome_class != 'X' AND ended_on <= limit_on`,
  numeratorLabel: { zh: '末两日办结', en: 'Closed on the last two days' },
  denominatorLabel: { zh: '期限内办结', en: 'Closed within the limit' },
  needs: ['due_on', 'closed_on'],
});

import { defineMetric } from '../src/metric.js';

export const settlementRate = defineMetric({
  id: 'settlement_rate',
  version: 2,
  tile: 4,
  kind: 'ratio',
  label: { zh: '调解成功率（实质口径）', en: 'Settlement rate (merits)' },
  meaning: { zh: '按办结日；分子为成功，分母为成功＋不成；不含程序终止与剔除。每次办结各计一次：重开前的首次办结计在其当日、按首次办结结果（来源未给结果的不计）；重开不止一次的，首次与现行办结之间的各次不计，最终剔除的各次均不计。', en: 'By closing date: settled over settled plus not settled; without terminated and excluded cases. Each closing counts: one before a re-opening under its own day, by the outcome it had (left out where nobody told it); of a case reopened more than once the closings between the first and the one that stands are not counted, of one excluded in the end none is.' },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 6a', en: 'Product definition 6a' },
  basis: 'closed_on',
  everyClosing: true,
  numerator: `outcome_class = 'S'`,
  denominator: `outcome_class IN ('S', 'U')`,
  numeratorLabel: { zh: '调解成功', en: 'Settled' },
  denominatorLabel: { zh: '成功＋不成', en: 'Settled or not settled' },
  needs: ['closed_on', 'outcome'],
});

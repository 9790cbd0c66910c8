import { defineMetric } from '../src/metric.js';

export const repeatDisputeRate = defineMetric({
  id: 'repeat_dispute_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '重复纠纷率', en: 'Repeat disputes' },
  meaning: {
    zh: '按首次办结日；分母为办结已满 180 日、有当事人标识的案件（不含剔除），分子为此后 180 日内同一当事人与同一机构就同一业务、同一原因再起纠纷（不含重复登记与错录）。与重开是两回事。',
    en: 'By first closing date: of cases closed for 180 days whose party is known (excluded ones left out), those after which the same party had a further dispute with the same institution about the same business and cause within these 180 days (duplicates and mistakes left out). Not the same as a re-opening.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 12', en: 'Product definition 12' },
  basis: 'ended_on',
  numerator: `repeated_on <= ended_on + 180`,
  denominator: `outcome_class != 'X' AND party != ''`,
  settledAfter: 180,
  looksUp: 'repeated_on',
  numeratorLabel: { zh: '180 日内再起纠纷', en: 'Disputed again within 180 days' },
  denominatorLabel: { zh: '办结满 180 日', en: 'Closed for 180 days' },
  needs: ['closed_on', 'party'],
  alongside: ['reopen_rate'],
});

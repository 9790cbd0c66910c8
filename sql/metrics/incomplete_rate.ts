import { defineMetric } from '../src/metric.js';

export const incompleteRate = defineMetric({
  id: 'incomplete_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '要素缺失率', en: 'Cases with gaps' },
  meaning: {
    zh: '按收案日；分母为有效案件，分子为业务类别、投诉原因、机构三项缺一，或已分派而无调解员。整列未提供的来源不适用。',
    en: 'By date received: of valid cases, those without business, cause or institution, or assigned without a mediator. Not for sources that do not deliver these columns at all.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 25', en: 'Product definition 25' },
  basis: 'received_on',
  numerator: `business = '' OR cause = '' OR institution = '' OR (assigned_on IS NOT NULL AND mediator = '')`,
  denominator: `outcome_class != 'X'`,
  numeratorLabel: { zh: '有要素缺失', en: 'With a gap' },
  denominatorLabel: { zh: '有效案件', en: 'Valid cases' },
  needs: ['received_on', 'business', 'cause', 'institution', 'mediator'],
});

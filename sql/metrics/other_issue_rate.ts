import { defineMetric } from '../src/metric.js';
import { isOther } from '../checks/other_share.js';

export const otherIssueRate = defineMetric({
  id: 'other_issue_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '“其他”占比', en: 'Share of “other”' },
  meaning: {
    zh: '按收案日；分母为填有业务类别或投诉原因的有效案件，分子为其中一项归入“其他”。超过 15% 时，问题分析不可靠。',
    en: 'By date received: of valid cases with a business or cause, those one of which is “other”. Above 15% an analysis of issues is not reliable.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 25', en: 'Product definition 25' },
  basis: 'received_on',
  numerator: `${isOther('business')} OR ${isOther('cause')}`,
  denominator: `outcome_class != 'X' AND (business != '' OR cause != '')`,
  numeratorLabel: { zh: '业务或原因为“其他”', en: 'Business or cause is “other”' },
  denominatorLabel: { zh: '填有业务或原因', en: 'With a business or cause' },
  needs: ['received_on', 'business'],
});

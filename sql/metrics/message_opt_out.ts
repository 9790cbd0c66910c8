import { defineMetric } from '../src/metric.js';

export const messageOptOut = defineMetric({
  id: 'message_opt_out',
  version: 1,
  kind: 'ratio',
  label: { zh: '退订或投诉率', en: 'Opted out or complained' },
  meaning: {
    zh: '按首条短信发送日；分母为发出短信的案件，分子为当事人退订或投诉任一条。',
    en: 'By the day the first message was sent: of cases sent messages, those whose party opted out of or complained about any.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径（首条短信队列）', en: 'Product definition (cohort of first messages)' },
  basis: 'notified_on',
  numerator: `notified_opted_out = 1`,
  denominator: `outcome_class != 'X' AND notified_receipt != ''`,
  settledAfter: 7,
  numeratorLabel: { zh: '退订或投诉', en: 'Opted out or complained' },
  denominatorLabel: { zh: '发出短信的案件', en: 'Cases sent messages' },
  needs: ['notified_receipt'],
});

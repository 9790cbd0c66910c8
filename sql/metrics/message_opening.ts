import { defineMetric } from '../src/metric.js';

export const messageOpening = defineMetric({
  id: 'message_opening',
  version: 1,
  kind: 'ratio',
  label: { zh: '短信点击率', en: 'Messages opened' },
  meaning: {
    zh: '按首条短信发送日；分母为已送达的首条短信，分子为七日内点开链接。',
    en: 'By the day the first message was sent: of first messages delivered, those whose link was opened within seven days.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径（首条短信队列）', en: 'Product definition (cohort of first messages)' },
  basis: 'notified_on',
  numerator: `notified_opened = 1`,
  denominator: `outcome_class != 'X' AND notified_receipt = 'delivered'`,
  settledAfter: 7,
  numeratorLabel: { zh: '七日内点击', en: 'Opened within seven days' },
  denominatorLabel: { zh: '已送达的首条短信', en: 'First messages delivered' },
  needs: ['notified_receipt'],
});

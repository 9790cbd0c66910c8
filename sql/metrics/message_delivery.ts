import { defineMetric } from '../src/metric.js';

export const messageDelivery = defineMetric({
  id: 'message_delivery',
  version: 1,
  kind: 'ratio',
  label: { zh: '短信送达率', en: 'Messages delivered' },
  meaning: {
    zh: '按首条短信发送日；分母为有回执的首条短信（未知回执不算失败，也不进分母），分子为已送达。',
    en: 'By the day the first message was sent: of first messages with a receipt (none is unknown, not a failure, and left out), those delivered.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径（首条短信队列）', en: 'Product definition (cohort of first messages)' },
  basis: 'notified_on',
  numerator: `notified_receipt = 'delivered'`,
  denominator: `outcome_class != 'X' AND notified_receipt IN ('delivered', 'failed')`,
  settledAfter: 7,
  numeratorLabel: { zh: '已送达', en: 'Delivered' },
  denominatorLabel: { zh: '有回执的首条短信', en: 'First messages with a receipt' },
  needs: ['notified_receipt'],
  alongside: ['message_receipts'],
});

import { defineMetric } from '../src/metric.js';

export const messageAnswers = defineMetric({
  id: 'message_answers',
  version: 1,
  kind: 'ratio',
  label: { zh: '短信响应率', en: 'Messages answered' },
  meaning: {
    zh: '按首条短信发送日；分母为已送达的首条短信，分子为 72 小时内回复或回电。回复归于其前最后一条短信。',
    en: 'By the day the first message was sent: of first messages delivered, those answered or called back within 72 hours. An answer belongs to the last message before it.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径（首条短信队列）', en: 'Product definition (cohort of first messages)' },
  basis: 'notified_on',
  numerator: `notified_answered = 1`,
  denominator: `outcome_class != 'X' AND notified_receipt = 'delivered'`,
  settledAfter: 7,
  numeratorLabel: { zh: '72 小时内回复', en: 'Answered within 72 hours' },
  denominatorLabel: { zh: '已送达的首条短信', en: 'First messages delivered' },
  needs: ['notified_receipt'],
});

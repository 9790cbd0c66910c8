import { defineMetric } from '../src/metric.js';

export const messageReceipts = defineMetric({
  id: 'message_receipts',
  version: 1,
  kind: 'ratio',
  label: { zh: '回执覆盖率', en: 'Receipts known' },
  meaning: {
    zh: '按首条短信发送日；分母为发出首条短信的案件，分子为运营商回执已知者。覆盖低时，送达率只说明有回执的部分。',
    en: 'By the day the first message was sent: of cases sent a first message, those whose carrier receipt is known. Where few are known, the delivery rate speaks of those only.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径（首条短信队列）', en: 'Product definition (cohort of first messages)' },
  basis: 'notified_on',
  numerator: `notified_receipt IN ('delivered', 'failed')`,
  denominator: `outcome_class != 'X' AND notified_receipt != ''`,
  settledAfter: 7,
  numeratorLabel: { zh: '回执已知', en: 'Receipt known' },
  denominatorLabel: { zh: '发出首条短信的案件', en: 'Cases sent a first message' },
  needs: ['notified_receipt'],
});

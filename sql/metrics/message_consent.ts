import { defineMetric } from '../src/metric.js';

export const messageConsent = defineMetric({
  id: 'message_consent',
  version: 1,
  kind: 'ratio',
  label: { zh: '短信后同意率', en: 'Consent after a message' },
  meaning: {
    zh: '按首条短信发送日；分母为发出首条短信的案件，分子为七日内同意调解。没有对照组，不能说明是短信促成。',
    en: 'By the day the first message was sent: of cases sent a first message, those that consented to mediation within seven days. No control group, so not an effect of the message.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径（首条短信队列）', en: 'Product definition (cohort of first messages)' },
  basis: 'notified_on',
  numerator: `consent_on BETWEEN notified_on AND notified_on + 7`,
  denominator: `outcome_class != 'X' AND notified_receipt != ''`,
  settledAfter: 7,
  numeratorLabel: { zh: '七日内同意', en: 'Consented within seven days' },
  denominatorLabel: { zh: '发出首条短信的案件', en: 'Cases sent a first message' },
  needs: ['notified_receipt'],
});

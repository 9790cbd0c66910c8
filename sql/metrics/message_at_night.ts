import { defineMetric } from '../src/metric.js';

export const messageAtNight = defineMetric({
  id: 'message_at_night',
  version: 1,
  kind: 'ratio',
  label: { zh: '夜间短信案件率', en: 'Cases written to at night' },
  meaning: {
    zh: '按首条短信发送日；分母为发出短信的案件，分子为任一条在 22:00 至次日 8:00 之间发出。',
    en: 'By the day the first message was sent: of cases sent messages, those sent any between 22:00 and 08:00.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '参照 GB/T 45251-2025 的催收时段', en: 'After the hours for collection of GB/T 45251-2025' },
  basis: 'notified_on',
  numerator: `notified_at_night > 0`,
  denominator: `outcome_class != 'X' AND notified_receipt != ''`,
  settledAfter: 0,
  numeratorLabel: { zh: '有夜间短信', en: 'Any message at night' },
  denominatorLabel: { zh: '发出短信的案件', en: 'Cases sent messages' },
  needs: ['notified_receipt'],
});

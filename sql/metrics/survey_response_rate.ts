import { defineMetric } from '../src/metric.js';

export const surveyResponseRate = defineMetric({
  id: 'survey_response_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '回访回收率', en: 'Survey response rate' },
  meaning: {
    zh: '按办结日归属；分母为已发送回访的办结案件，分子为消费者已答复。案件数据没有回访的送达回执，故以发送代送达：未送达的也在分母内，回收率偏低。',
    en: 'Attributed to the closing date: of closed cases that were sent a survey, those the consumer answered. Cases carry no receipts of delivery, so sent stands for delivered: those never delivered are in the denominator, and the rate is on the low side.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018 顾客满意监视和测量', en: 'ISO 10004:2018' },
  basis: 'closed_on',
  numerator: `consumer_score IS NOT NULL`,
  denominator: `outcome_class != 'X' AND survey_sent = 1`,
  numeratorLabel: { zh: '已答复', en: 'Answered' },
  denominatorLabel: { zh: '已发送回访', en: 'Survey sent' },
  needs: ['closed_on', 'survey_sent', 'consumer_score'],
});

import { defineMetric } from '../src/metric.js';
import { DELIVERED, OF_A_FORM } from '../src/lookup/survey.js';

export const surveyResponseRate = defineMetric({
  id: 'survey_response_rate',
  version: 2,
  kind: 'ratio',
  label: { zh: '回访回收率', en: 'Survey response rate' },
  meaning: {
    zh: '按办结日归属；分母为回访已送达的办结案件，分子为消费者已答复；不含访员代填。来源没有送达回执的以已发送代送达，未送达的也在分母内，回收率偏低。重开后再办结的案件按最近一次办结计。',
    en: 'Attributed to the closing date: of closed cases whose survey was delivered, those the consumer answered; without those an interviewer filled in. Where a source has no receipts, sent stands for delivered: those never delivered are in the denominator, and the rate is on the low side. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018 顾客满意监视和测量', en: 'ISO 10004:2018' },
  basis: 'closed_on',
  numerator: `consumer_score IS NOT NULL`,
  denominator: `outcome_class != 'X' AND ${OF_A_FORM} AND ${DELIVERED}`,
  numeratorLabel: { zh: '已答复', en: 'Answered' },
  denominatorLabel: { zh: '回访已送达（无回执者已发送）', en: 'Survey delivered (without receipts: sent)' },
  needs: ['closed_on', 'survey_sent', 'consumer_score'],
});

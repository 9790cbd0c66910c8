import { defineMetric } from '../src/metric.js';
import { DELIVERED, OF_A_FORM } from '../src/lookup/survey.js';

export const surveyResponseRate = defineMetric({
  id: 'survey_response_rate',
  version: 3,
  kind: 'ratio',
  label: { zh: '回访回收率', en: 'Survey response rate' },
  meaning: {
    zh: '按办结日归属；分母为回访已送达的办结案件，分子为消费者已答复；不含访员代填。来源没有送达回执的以已发送代送达，未送达的也在分母内，回收率偏低。办结未满 14 日又未答复的还会答复，计入成熟度。重开后再办结的案件按最近一次办结计。',
    en: 'Attributed to the closing date: of closed cases whose survey was delivered, those the consumer answered; without those an interviewer filled in. Where a source has no receipts, sent stands for delivered: those never delivered are in the denominator, and the rate is on the low side. Who has not answered within 14 days of the closing may still do so, which lowers the maturity. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018 顾客满意监视和测量', en: 'ISO 10004:2018' },
  basis: 'closed_on',
  numerator: `consumer_score IS NOT NULL`,
  denominator: `outcome_class != 'X' AND ${OF_A_FORM} AND ${DELIVERED}`,
  // Answers take days: without this the newest month would always seem to be answered least.
  maturity: { cohort: `outcome_class != 'X' AND ${OF_A_FORM} AND ${DELIVERED}`, mature: `consumer_score IS NOT NULL OR closed_on + 14 <= {as_of:Date}` },
  numeratorLabel: { zh: '已答复', en: 'Answered' },
  denominatorLabel: { zh: '回访已送达（无回执者已发送）', en: 'Survey delivered (without receipts: sent)' },
  needs: ['closed_on', 'survey_sent', 'consumer_score'],
});

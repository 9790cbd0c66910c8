import { defineMetric } from '../src/metric.js';
import { DELIVERED, OF_A_FORM } from '../src/lookup/survey.js';

export const csat = defineMetric({
  id: 'csat',
  version: 2,
  tile: 11,
  kind: 'ratio',
  label: { zh: '满意度（消费者）', en: 'Satisfaction (consumer)' },
  meaning: { zh: '按办结日归属；分母为已答复回访的案件，分子为评分 4 或 5；须与回收率同看。访员代填的评分另列。重开后再办结的案件按最近一次办结计。', en: 'Attributed to the closing date: of surveys answered, those scored 4 or 5; to be read with the response rate. Scores an interviewer put down are another series. A case closed again after a re-opening counts by its last closing.' },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018 顾客满意监视和测量', en: 'ISO 10004:2018' },
  basis: 'closed_on',
  numerator: `consumer_score >= 4`,
  denominator: `outcome_class != 'X' AND ${OF_A_FORM} AND consumer_score IS NOT NULL`,
  asked: `outcome_class != 'X' AND ${OF_A_FORM} AND (${DELIVERED} OR consumer_score IS NOT NULL)`,
  numeratorLabel: { zh: '评分 4–5', en: 'Scored 4 or 5' },
  denominatorLabel: { zh: '已答复', en: 'Answered' },
  needs: ['closed_on', 'consumer_score'],
  alongside: ['survey_response_rate', 'csat_interviewed'],
});

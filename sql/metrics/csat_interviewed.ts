import { defineMetric } from '../src/metric.js';
import { DELIVERED, OF_AN_INTERVIEW } from '../src/lookup/survey.js';

export const csatInterviewed = defineMetric({
  id: 'csat_interviewed',
  version: 1,
  kind: 'ratio',
  label: { zh: '满意度（访员代填）', en: 'Satisfaction (by interview)' },
  meaning: {
    zh: '按办结日归属；分母为由访员询问并填写评分的案件，分子为评分 4 或 5。当面或电话作答偏高，与消费者自填的满意度是两条序列，不可相加、不可比较。重开后再办结的案件按最近一次办结计。',
    en: 'Attributed to the closing date: of cases whose score an interviewer asked for and put down, those scored 4 or 5. Answers given to a person are higher: a series apart from the scores consumers put down themselves, neither to be added nor compared. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018；银行披露的电话回访满意度', en: 'ISO 10004:2018; satisfaction by telephone as banks publish it' },
  basis: 'closed_on',
  numerator: `consumer_score >= 4`,
  denominator: `outcome_class != 'X' AND ${OF_AN_INTERVIEW} AND consumer_score IS NOT NULL`,
  asked: `outcome_class != 'X' AND ${OF_AN_INTERVIEW} AND (${DELIVERED} OR consumer_score IS NOT NULL)`,
  numeratorLabel: { zh: '评分 4–5', en: 'Scored 4 or 5' },
  denominatorLabel: { zh: '访员代填', en: 'Put down by an interviewer' },
  needs: ['closed_on', 'consumer_score', 'survey_mode'],
});

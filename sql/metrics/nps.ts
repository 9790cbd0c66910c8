import { defineMetric } from '../src/metric.js';
import { OF_A_FORM } from '../src/lookup/survey.js';

export const nps = defineMetric({
  id: 'nps',
  version: 2,
  kind: 'balance',
  label: { zh: '净推荐值', en: 'Net promoter score' },
  meaning: {
    zh: '按办结日归属；推荐意愿 9–10 分者占比减 0–6 分者占比，以分计（−100 至 100）；须与回收率同看。不含访员代填。重开后再办结的案件按最近一次办结计。',
    en: 'Attributed to the closing date: share of those who would recommend (9–10) less share of those who would not (0–6), in points from −100 to 100; to be read with the response rate. Without what an interviewer put down. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'point',
  better: 'higher',
  source: { zh: 'Reichheld 2003（净推荐值）', en: 'Reichheld 2003' },
  basis: 'closed_on',
  numerator: `recommend_score >= 9`,
  against: `recommend_score <= 6`,
  denominator: `outcome_class != 'X' AND ${OF_A_FORM} AND recommend_score IS NOT NULL`,
  numeratorLabel: { zh: '推荐者（9–10 分）', en: 'Promoters (9–10)' },
  denominatorLabel: { zh: '已答复', en: 'Answered' },
  needs: ['closed_on', 'recommend_score'],
  alongside: ['survey_response_rate'],
});

import { defineMetric } from '../src/metric.js';

export const csatInstitution = defineMetric({
  id: 'csat_institution',
  version: 1,
  kind: 'ratio',
  label: { zh: '满意度（机构）', en: 'Satisfaction (institution)' },
  meaning: { zh: '按办结日归属；分母为机构已评分的案件，分子为评分 4 或 5。与消费者满意度分列。重开后再办结的案件按最近一次办结计。', en: 'Attributed to the closing date: of cases the institution scored, those scored 4 or 5. Told apart from the consumer’s. A case closed again after a re-opening counts by its last closing.' },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018 顾客满意监视和测量', en: 'ISO 10004:2018' },
  basis: 'closed_on',
  numerator: `institution_score >= 4`,
  denominator: `outcome_class != 'X' AND institution_score IS NOT NULL`,
  numeratorLabel: { zh: '评分 4–5', en: 'Scored 4 or 5' },
  denominatorLabel: { zh: '机构已评分', en: 'Scored by the institution' },
  needs: ['closed_on', 'institution_score'],
});

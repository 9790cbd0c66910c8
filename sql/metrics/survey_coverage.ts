import { defineMetric } from '../src/metric.js';

export const surveyCoverage = defineMetric({
  id: 'survey_coverage',
  version: 1,
  kind: 'ratio',
  label: { zh: '回访覆盖率', en: 'Survey coverage' },
  meaning: {
    zh: '按办结日；分母为办结的有效案件，分子为已发送回访。所有办结案件都应自动回访；覆盖率偏低时，满意度只代表被选中的案件。重开后再办结的案件按最近一次办结计。',
    en: 'By closing date: of valid closed cases, those sent a survey. Every closing should be surveyed; where few are, satisfaction speaks for those chosen alone. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: 'ISO 10004:2018 顾客满意监视和测量', en: 'ISO 10004:2018' },
  basis: 'closed_on',
  numerator: `survey_sent = 1`,
  denominator: `outcome_class != 'X'`,
  numeratorLabel: { zh: '已发送回访', en: 'Survey sent' },
  denominatorLabel: { zh: '已办结', en: 'Closed' },
  needs: ['closed_on', 'survey_sent'],
});

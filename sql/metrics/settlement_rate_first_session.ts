import { defineMetric } from '../src/metric.js';

export const settlementRateFirstSession = defineMetric({
  id: 'settlement_rate_first_session',
  version: 1,
  kind: 'ratio',
  label: { zh: '一次调解成功率', en: 'Settled at the first session' },
  meaning: {
    zh: '按办结日；分母为至少调解过一次的成功＋不成案件，分子为首次调解当日或之前达成协议（无协议日则以办结日计）。重开后再办结的案件按最近一次办结计。',
    en: 'By closing date: of cases settled or not settled after at least one session, those agreed (else closed) on or before the day of the first. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '本产品口径 17', en: 'Product definition 17' },
  basis: 'closed_on',
  numerator: `outcome_class = 'S' AND agreed_on <= first_session_on`,
  denominator: `outcome_class IN ('S', 'U') AND first_session_on IS NOT NULL`,
  numeratorLabel: { zh: '首次调解即成功', en: 'Settled at the first session' },
  denominatorLabel: { zh: '调解过的成功＋不成', en: 'Settled or not settled, with a session' },
  needs: ['closed_on', 'outcome', 'first_session_on'],
});

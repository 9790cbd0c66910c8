import { defineMetric } from '../src/metric.js';

export const litigationAfterFailure = defineMetric({
  id: 'litigation_after_failure',
  version: 2,
  kind: 'ratio',
  label: { zh: '调解不成转诉率', en: 'Litigation after failure' },
  meaning: {
    zh: '按办结日；分母为调解不成、办结已满 180 日且立案情况已与法院核对的案件，分子为 180 日内立案。未核对的不计入，占比见覆盖率：未知不等于未立案。重开后再办结的案件按最近一次办结计。',
    en: 'By closing date: of cases not settled, closed for 180 days and compared with the courts, those filed within these 180 days. Cases not compared are left out and told by the coverage: not known is not the same as not filed. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 13', en: 'Product definition 13' },
  basis: 'closed_on',
  numerator: `litigated_on BETWEEN closed_on AND closed_on + 180`,
  denominator: `outcome_class = 'U'`,
  settledAfter: 180,
  known: { rows: 'court_on_record IS NOT NULL', record: 'court_feed' },
  looksUp: 'court_on_record',
  numeratorLabel: { zh: '180 日内立案', en: 'Filed within 180 days' },
  denominatorLabel: { zh: '调解不成，办结满 180 日且已核对', en: 'Not settled, closed for 180 days and compared' },
  needs: ['closed_on', 'outcome', 'litigated_on'],
});

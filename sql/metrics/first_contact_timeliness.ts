import { defineMetric } from '../src/metric.js';

export const firstContactTimeliness = defineMetric({
  id: 'first_contact_timeliness',
  version: 2,
  tile: 9,
  kind: 'ratio',
  label: { zh: '首次联系及时率', en: 'First contact in time' },
  meaning: {
    zh: '按分派日；分母为联系期限已过的有效分派案件，分子为期限内有效联系。期限为分派后 2 个工作日（分派当日不计、调休计入），有自有时限规则的从其规则；未发布放假通知的年份不推算，计入成熟度。',
    en: 'By assignment date: of valid assigned cases past the contact limit, those reached by it. The limit is 2 working days after assignment (the day itself not counted, worked weekends are), or what a rule of one\'s own says; in years whose holidays are not announced there is none, which lowers the maturity.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '平顶山中院：分派后 2 日内通知当事人；本产品口径 9', en: 'Pingdingshan court: notify the parties within 2 days of assignment; product definition 9' },
  basis: 'assigned_on',
  numerator: `first_contact_on <= contact_due_on`,
  denominator: `outcome_class != 'X' AND contact_due_on <= {as_of:Date}`,
  maturity: { cohort: `outcome_class != 'X'`, mature: `contact_due_on <= {as_of:Date}` },
  numeratorLabel: { zh: '期限内联系上', en: 'Reached in time' },
  denominatorLabel: { zh: '联系期限已过的分派案件', en: 'Assigned cases past the contact limit' },
  needs: ['assigned_on', 'first_contact_on'],
  leading: true,
});

import { defineMetric } from '../src/metric.js';

export const firstAttemptTimeliness = defineMetric({
  id: 'first_attempt_timeliness',
  version: 1,
  kind: 'ratio',
  label: { zh: '首次尝试联系及时率', en: 'First attempt in time' },
  meaning: {
    zh: '按分派日；分母为联系期限已过的有效分派案件，分子为期限内已尝试联系（未记尝试日的，以联系上之日计）。期限与首次联系及时率相同；尝试不等于联系上，两项并列看。',
    en: 'By assignment date: of valid assigned cases past the contact limit, those in which contact was attempted by it (where no attempt is told, the day they were reached counts). The limit is that of first contact in time; an attempt is no contact, so read the two side by side.',
  },
  unit: 'percent',
  better: 'higher',
  source: { zh: '平顶山中院：分派后 2 日内通知当事人；本产品口径 9', en: 'Pingdingshan court: notify the parties within 2 days of assignment; product definition 9' },
  basis: 'assigned_on',
  numerator: `ifNull(least(ifNull(attempted_on, first_contact_on), ifNull(first_contact_on, attempted_on)) <= contact_due_on, 0)`,
  denominator: `outcome_class != 'X' AND contact_due_on <= {as_of:Date}`,
  maturity: { cohort: `outcome_class != 'X'`, mature: `contact_due_on <= {as_of:Date}` },
  numeratorLabel: { zh: '期限内尝试联系', en: 'Attempted in time' },
  denominatorLabel: { zh: '联系期限已过的分派案件', en: 'Assigned cases past the contact limit' },
  needs: ['assigned_on', 'attempted_on'],
  alongside: ['first_contact_timeliness'],
});

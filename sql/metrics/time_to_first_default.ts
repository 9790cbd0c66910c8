import { defineMetric } from '../src/metric.js';

export const timeToFirstDefault = defineMetric({
  id: 'time_to_first_default',
  version: 1,
  kind: 'duration',
  label: { zh: '首次违约时间（中位数）', en: 'Time to first default (median)' },
  meaning: {
    zh: '按协议日（无则办结日）的协议队列，自该日至首次未按期履行的 Kaplan–Meier 中位天数；约定了履行期的协议计入（即时履行的不计），未违约者于全部履行之日或截止日删失。从协议日起算：首期届满日来源不提供，而协议日件件都有。',
    en: 'Agreements with a performance date (those performed at once left out), by agreement date (else closing date): Kaplan–Meier median of days from that day to the first performance missed; without a default they are censored when fully performed or at the as-of date. The clock starts with the agreement: no source tells when the first instalment falls due, all tell the day of agreement.',
  },
  unit: 'day',
  better: 'higher',
  source: { zh: '本产品口径 14；Kaplan–Meier 1958', en: 'Product definition 14; Kaplan–Meier 1958' },
  basis: 'agreed_on',
  until: 'first_default_on',
  watchedUntil: 'performed_on',
  rows: `outcome_class = 'S' AND outcome != 'S1' AND performance_due_on IS NOT NULL AND ifNull(first_default_on >= agreed_on, 1)`,
  ongoing: { zh: '尚未违约', en: 'with no default yet' },
  endings: [
    { id: 'default', label: { zh: '首次违约', en: 'First default' }, rows: `first_default_on IS NOT NULL` },
  ],
  numeratorLabel: { zh: '已违约', en: 'Defaulted' },
  denominatorLabel: { zh: '有履行期的协议', en: 'Agreements with a performance date' },
  needs: ['outcome', 'performance_due_on', 'first_default_on'],
  alongside: ['default_within_90', 'voluntary_performance'],
});

import { defineMetric } from '../src/metric.js';

export const defaultWithin90 = defineMetric({
  id: 'default_within_90',
  version: 1,
  kind: 'ratio',
  label: { zh: '90 日内违约率', en: 'Defaulted within 90 days' },
  meaning: {
    zh: '按协议日（无则办结日）；分母为约定了履行期（即时履行的不计）且签订已满 90 日的协议，分子为自该日起 90 日内首次未按期履行的。各月协议观察同样长的时间，可逐月相比。',
    en: 'By agreement date (else closing date): of agreements with a performance date (those performed at once left out) that are 90 days old, those with a first performance missed within these 90 days. Agreements of every month are watched equally long, so months can be compared.',
  },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 14', en: 'Product definition 14' },
  basis: 'agreed_on',
  numerator: `first_default_on <= agreed_on + 90`,
  denominator: `outcome_class = 'S' AND outcome != 'S1' AND performance_due_on IS NOT NULL AND ifNull(first_default_on >= agreed_on, 1)`,
  settledAfter: 90,
  numeratorLabel: { zh: '90 日内违约', en: 'Defaulted within 90 days' },
  denominatorLabel: { zh: '有履行期、满 90 日的协议', en: 'Agreements with a performance date, 90 days old' },
  needs: ['outcome', 'performance_due_on', 'first_default_on'],
  leading: true,
  alongside: ['time_to_first_default', 'instalment_rate'],
});

import { LATE_ENTRY_DAYS } from '../src/check/late-entry.js';
import { defineMetric } from '../src/metric.js';

export const lateEntryRate = defineMetric({
  id: 'late_entry_rate',
  version: 1,
  kind: 'ratio',
  label: { zh: '迟录率', en: 'Late entry' },
  meaning: { zh: '按收案日；分母为有录入日的案件，分子为收案三日后才录入。', en: 'By date received: of cases with a date of entry, those entered more than three days after receipt.' },
  unit: 'percent',
  better: 'lower',
  source: { zh: '本产品口径 25', en: 'Product definition 25' },
  basis: 'received_on',
  numerator: `entered_on > received_on + ${String(LATE_ENTRY_DAYS)}`,
  denominator: `entered_on IS NOT NULL`,
  numeratorLabel: { zh: '三日后录入', en: 'Entered after three days' },
  denominatorLabel: { zh: '有录入日', en: 'With a date of entry' },
  needs: ['received_on', 'entered_on'],
});

import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** What a metric is to reach, or the interval it should lie in. */
export const target = defineRecord({
  id: 'target',
  label: { zh: '目标值与合理区间', en: 'Targets and reasonable intervals' },
  meaning: {
    zh: '一行是一个指标在一段时间内的目标值，或其合理区间（下限、上限可只填一个）；可只针对某维度的某成员。有合理区间的指标在区间内即可，不再“越高越好”。比率写作 0 至 1 的小数。',
    en: 'One row is what a metric is to reach for a span of time, or the interval it should lie in (either bound may be left open), perhaps for one member of a dimension. A metric with an interval is fine within it: higher is then not better. Rates are decimals from 0 to 1.',
  },
  key: ['metric', 'dimension', 'member'],
  validity: 'span',
  oneOf: ['value', 'lower', 'upper'],
  bounds: ['lower', 'upper'],
  columns: [
    needed('metric', 'text', '指标', 'Metric'), field('dimension', 'text', '维度', 'Dimension'), field('member', 'text', '成员', 'Member'), validFrom, validTo,
    field('value', 'number', '目标值', 'Value'), field('lower', 'number', '合理区间下限', 'Lower bound'), field('upper', 'number', '合理区间上限', 'Upper bound'),
  ],
  open: true,
});

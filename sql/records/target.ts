import { defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** What a metric is to reach. */
export const target = defineRecord({
  id: 'target',
  label: { zh: '目标值', en: 'Targets' },
  meaning: { zh: '一行是一个指标在一段时间内的目标值，可只针对某维度的某成员。比率写作 0 至 1 的小数。', en: 'One row is what a metric is to reach for a span of time, perhaps for one member of a dimension. Rates are decimals from 0 to 1.' },
  key: ['metric', 'dimension', 'member'],
  validity: 'span',
  columns: [
    needed('metric', 'text', '指标', 'Metric'), field('dimension', 'text', '维度', 'Dimension'), field('member', 'text', '成员', 'Member'), validFrom, validTo, needed('value', 'number', '目标值', 'Value'),
  ],
  open: true,
});

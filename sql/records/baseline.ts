import { defineRecord, field, needed } from '../src/record/record.js';

/** From which day on a control chart's limits are made anew, and whether they are frozen: decided by a person, with a written reason. */
export const baseline = defineRecord({
  id: 'baseline',
  label: { zh: '控制图基线', en: 'Control chart baselines' },
  meaning: {
    zh: '一行是一个指标的控制图自某日起重新计算中线与控制限（重设基线），可只针对某维度的某成员，须写明理由。填了冻结日，控制限只用起始日至冻结日之间的月份，其后不再变动。',
    en: 'One row says that the control chart of a metric, perhaps for one member of a dimension, is made anew from a day on (rebase), with a written reason. With a day of freezing, limits come from the months from the first to that day alone and stay.',
  },
  key: ['metric', 'dimension', 'member', 'starts_on'],
  validity: 'none',
  columns: [
    needed('metric', 'text', '指标', 'Metric'), field('dimension', 'text', '维度', 'Dimension'), field('member', 'text', '成员', 'Member'),
    needed('starts_on', 'date', '起始日', 'Starts on'), field('frozen_until', 'date', '冻结日', 'Frozen until'),
    needed('reason_zh', 'text', '理由', 'Reason (Chinese)'), field('reason_en', 'text', '英文理由', 'Reason (English)'),
  ],
  bounds: ['starts_on', 'frozen_until'],
  open: true,
});

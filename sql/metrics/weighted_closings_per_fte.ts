import { FTE_MONTHS } from '../src/exposure/exposure.js';
import { defineMetric } from '../src/metric.js';

export const weightedClosingsPerFte = defineMetric({
  id: 'weighted_closings_per_fte',
  version: 1,
  kind: 'rate',
  label: { zh: '人均月加权工作量', en: 'Weighted closings per full-time month' },
  meaning: {
    zh: '按办结日；分子为办结案件（成功、不成、程序终止）的难易权重之和，分母为全时工作月，与“人均月办结量”相同。权重＝该难易程度案件实际用时的中位数÷全部案件的中位数，取自截止日前 365 日办结且记有用时的案件，满 30 件的难易程度才有权重。无权重或无工时记录者不计入分子；占比超过 5% 即不计算。是工作量，不是优劣。重开后再办结的案件按最近一次办结计。',
    en: 'By closing date: the difficulty weights of cases closed (settled, not settled, terminated), summed, over months of full-time work as in closings per full-time month. A weight is the median of the active minutes of cases of that difficulty over the median of all, from cases closed in the 365 days up to the as-of date whose minutes are told; a difficulty with 30 of them has one. Closings without a weight or a share of work on record are left out; if they are over 5% there is no value. It is a workload, not a merit. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'times',
  better: 'none',
  source: { zh: '本产品口径 19', en: 'Product definition 19' },
  basis: 'closed_on',
  rows: `outcome_class IN ('S', 'U', 'T')`,
  exposure: FTE_MONTHS,
  looksUp: 'fte_on_record',
  weight: 'difficulty_weight',
  per: 1,
  numeratorLabel: { zh: '加权办结件数', en: 'Cases closed, weighted' },
  denominatorLabel: { zh: '全时工作月', en: 'Full-time months' },
  needs: ['closed_on', 'outcome', 'mediator', 'complexity', 'active_minutes'],
  alongside: ['closings_per_fte'],
});

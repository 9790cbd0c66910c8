import { FTE_MONTHS } from '../src/exposure/exposure.js';
import { defineMetric } from '../src/metric.js';

export const closingsPerFte = defineMetric({
  id: 'closings_per_fte',
  version: 1,
  kind: 'rate',
  label: { zh: '人均月办结量', en: 'Closings per full-time month' },
  meaning: {
    zh: '按办结日；分子为办结件数（成功、不成、程序终止），分母为在岗调解员的全时工作月：每天按当日工时比例计，除以当月天数，取自调解员参考数据。无工时记录者的办结不计入分子；占比超过 5% 即不计算。是工作量，不是优劣。重开后再办结的案件按最近一次办结计。',
    en: 'By closing date: cases closed (settled, not settled, terminated) over months of full-time work of the mediators in post: each day counts its full-time share over the days of that month, from the records of mediators. Closings of those without a share on record are left out; if they are over 5% there is no value. It is a workload, not a merit. A case closed again after a re-opening counts by its last closing.',
  },
  unit: 'times',
  better: 'none',
  source: { zh: '本产品口径 19', en: 'Product definition 19' },
  basis: 'closed_on',
  rows: `outcome_class IN ('S', 'U', 'T')`,
  exposure: FTE_MONTHS,
  looksUp: 'fte_on_record',
  per: 1,
  numeratorLabel: { zh: '办结件数', en: 'Cases closed' },
  denominatorLabel: { zh: '全时工作月', en: 'Full-time months' },
  needs: ['closed_on', 'outcome', 'mediator'],
  alongside: ['closings'],
});

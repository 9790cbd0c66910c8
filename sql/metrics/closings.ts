import { defineMetric } from '../src/metric.js';

export const closings = defineMetric({
  id: 'closings',
  version: 2,
  tile: 2,
  kind: 'count',
  label: { zh: '办结量', en: 'Closed' },
  meaning: { zh: '按办结日统计：成功、不成与程序终止之和，不含剔除。每次办结各计一次：重开后再办结是新的一次，重开前的首次办结留在其当月，过去月份不因重开而变；重开不止一次的，首次与现行办结之间的各次不计，最终剔除的各次均不计。', en: 'By closing date: settled, not settled and terminated, without excluded cases. Each closing counts: a case closed again after a re-opening is one more, and its first closing stays in its month, which no re-opening changes; of a case reopened more than once the closings between the first and the one that stands are not counted, of one excluded in the end none is.' },
  unit: 'case',
  better: 'none',
  source: { zh: 'NCSC CourTools 指标二之结案', en: 'NCSC CourTools measure 2, outgoing cases' },
  basis: 'closed_on',
  everyClosing: true,
  rows: `outcome_class NOT IN ('', 'X')`,
  numeratorLabel: { zh: '办结件次', en: 'Closings' },
  needs: ['closed_on', 'outcome'],
});

import { coded, defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';

/** Time limits, in the form in which 民法典 201–203 counts them. */
export const slaRule = defineRecord({
  id: 'sla_rule',
  label: { zh: '时限规则', en: 'SLA rules' },
  meaning: { zh: '一行是一条时限：自哪一步起、到哪一步止、多少日、按自然日还是工作日。', en: 'One row is a time limit: from which step to which, how many days, calendar or working days.' },
  key: ['rule'],
  validity: 'span',
  columns: [
    needed('rule', 'text', '规则', 'Rule'), validFrom, validTo, needed('limit_days', 'count', '时限（日）', 'Limit (days)'), coded('unit', ['calendar', 'working'], '日的算法', 'Kind of days'),
    needed('start_event', 'text', '起点', 'Starts with'), needed('end_event', 'text', '终点', 'Ends with'), field('day0_counted', 'flag', '起算日计入', 'First day counts'),
    field('roll_to_workday', 'flag', '顺延至工作日', 'Rolls to a working day'), field('calendar', 'text', '日历', 'Calendar'), field('basis', 'text', '依据', 'Basis'),
  ],
  open: true,
});

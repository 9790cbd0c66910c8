import { defineCheck, knownFinding } from '../src/check/check.js';

export const lateGap = defineCheck({
  id: 'late_gap',
  kind: 'source',
  label: { zh: '截至日由空档之后的行决定', en: 'Rows after a gap say what is known up to' },
  meaning: {
    zh: '数据截至日取自最晚的事件；而这些事件在超过 14 天的空档之后（列名处为空档前的最后一天与最晚的日期），密度不到此前一年的五分之一，多半是批量的日期错误（如年份、月日颠倒），却多到不能当作个别笔误。请核对；若有误，更正后重新载入，截至日随之退回，或将这些行所在的文件（未必是本次的）填写截至日再载入一次。每次载入与撤回都会重新判断。',
    en: 'The last day known is that of the latest event; here the latest lie after a gap of more than 14 days (in the place of a column: the last day before it, and the latest date) and come at less than a fifth of the pace of the year before: mostly an error in many dates (a wrong year, day and month exchanged), but too many for slips of the pen. Look at them: where they are wrong, correct them and load again, which takes the day back, or load the file in which they stand (perhaps an earlier one) once more and say the day. Each load and each withdrawal judges it anew.',
  },
  aspect: 'consistency',
  severity: 'warn',
  above: 0.01,
  statement: ({ days: { gap } }) => knownFinding(gap && { column: `${gap.from} … ${gap.to}`, measured: gap.rows / gap.of, atFault: gap.rows, cases: gap.of }),
});

import { coded, defineRecord, field, needed, validFrom, validTo } from '../src/record/record.js';
import { LIMIT_ENDS, LIMIT_STARTS } from '../src/record/national-rules.js';

/** Time limits, in the form in which 民法典 201–203 counts them. Where a case is delivered without a due date, it is worked out from them (`../src/record/due-dates.ts`). */
export const slaRule = defineRecord({
  id: 'sla_rule',
  label: { zh: '时限规则', en: 'SLA rules' },
  meaning: {
    zh: '一行是一条时限：自哪一步起、到哪一步止、多少日、按自然日还是工作日，只适用于哪种来源、哪种难易的案件。来源未给期限的案件由此推算届满日，以起算日在有效期内的规则为准；自有规则先于内置规则，最具体者优先，与内置规则同名者取代内置规则。',
    en: 'One row is a time limit: from which step to which, how many days, calendar or working days, for which channel and complexity only. Cases delivered without a due date get it from the rule that holds on the day their limit begins; rules of one\'s own come before built-in ones, and the most particular one counts. A rule called like a built-in one replaces it.',
  },
  key: ['rule'],
  validity: 'span',
  columns: [
    needed('rule', 'text', '规则', 'Rule'), validFrom, validTo, needed('limit_days', 'count', '时限（日）', 'Limit (days)'), coded('unit', ['calendar', 'working'], '日的算法', 'Kind of days'),
    coded('start_event', LIMIT_STARTS, '起点', 'Starts with'), coded('end_event', Object.keys(LIMIT_ENDS), '终点', 'Ends with'), field('intake_channel', 'text', '限于案件来源', 'Only for channel'),
    field('complexity', 'text', '限于难易程度', 'Only for complexity'), field('day0_counted', 'flag', '起算日计入', 'First day counts'), field('roll_to_workday', 'flag', '顺延至工作日', 'Rolls to a working day'),
    field('suspends', 'flag', '中止期间不计', 'Stops while inactive'),
    field('suspend_reasons', 'text', '仅限中止原因（分号分隔）', 'Only for reasons (semicolons between)'), field('calendar', 'text', '日历', 'Calendar'), field('basis', 'text', '依据', 'Basis'),
    field('name_zh', 'text', '名称', 'Name (Chinese)'), field('name_en', 'text', '英文名称', 'Name (English)'),
  ],
  open: true,
});

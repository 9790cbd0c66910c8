import { defineRecord, field, needed, plannedDay } from '../src/record/record.js';

/** Days that depart from Monday to Friday, beside the bundled notices: a year not bundled yet, or an organisation's own days. */
export const calendar = defineRecord({
  id: 'calendar',
  label: { zh: '工作日历', en: 'Calendars' },
  meaning: {
    zh: '一行是日历中与周一至周五不同的一天：放假或调休上班。内置各年国务院通知；在此可补充新的一年，或某组织自己的安排。没有通知的年份不猜测。',
    en: 'One row is a day that departs from Monday to Friday: a rest day, or a weekend that is worked. The yearly notices are bundled; a year can be added here, or an organisation\'s own days. A year without a notice is not guessed.',
  },
  key: ['calendar', 'day'],
  validity: 'none',
  columns: [
    needed('calendar', 'text', '日历', 'Calendar'), plannedDay('day', '日期', 'Day'), needed('notice_year', 'count', '通知年度', 'Year of the notice'),
    needed('is_off_day', 'flag', '是否放假', 'Rest day'), field('name', 'text', '节日', 'Holiday'),
  ],
  open: true,
});

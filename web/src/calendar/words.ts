import { calendarEn } from '../text/calendar/en.js';
import { calendarZhCN } from '../text/calendar/zh-cn.js';
import type { CalendarMessages } from '../text/calendar/zh-cn.js';
import { usePageWords } from '../text/page-words.js';
import type { PageWording } from '../text/page-words.js';

/** The running application's wording with the sentences of calendar views. */
export const useCalendarWords = (): PageWording<CalendarMessages> => usePageWords('calendar', calendarZhCN, calendarEn);

/** What stands behind the name of a metric that is told per working day, in both languages. */
export const PER_WORKDAY = { zh: calendarZhCN.suffix, en: calendarEn.suffix };

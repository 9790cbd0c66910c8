import { schedulesEn } from '../../../text/schedules/en.js';
import { schedulesZhCN } from '../../../text/schedules/zh-cn.js';
import type { ScheduleWords } from '../../../text/schedules/zh-cn.js';
import { usePageWords } from '../../../text/page-words.js';
import type { PageWording } from '../../../text/page-words.js';

/** The wording of the application, and this page's own sentences. */
export type ScheduleWording = PageWording<ScheduleWords>;

/** The running application's wording with this page's sentences. */
export const useScheduleWords = (): ScheduleWording => usePageWords('schedules', schedulesZhCN, schedulesEn);

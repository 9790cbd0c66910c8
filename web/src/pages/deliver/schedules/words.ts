import { schedulesEn } from '../../../text/schedules/en.js';
import { schedulesZhCN } from '../../../text/schedules/zh-cn.js';
import type { ScheduleWords } from '../../../text/schedules/zh-cn.js';
import { usePageWords } from '../../../text/page-words.js';
import type { PageWording } from '../../../text/page-words.js';
import { instantText } from '../../../text/format.js';

/** The wording of the application, and this page's own sentences. */
export type ScheduleWording = PageWording<ScheduleWords>;

/** The running application's wording with this page's sentences. */
export const useScheduleWords = (): ScheduleWording => usePageWords('schedules', schedulesZhCN, schedulesEn);

/** Says of backups that are late since when none was made. */
export const lateText = (lastDoneAt: string | null, say: ScheduleWording['say']): string => (lastDoneAt === null ? say('backup.lateNone') : say('backup.late', { time: instantText(lastDoneAt) }));

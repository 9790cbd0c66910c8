import { reportsEn } from '../../text/reports/en.js';
import { reportsZhCN } from '../../text/reports/zh-cn.js';
import type { ReportsMessages } from '../../text/reports/zh-cn.js';
import { usePageWords } from '../../text/page-words.js';
import type { PageWording } from '../../text/page-words.js';

/** The running application's wording with the sentences about reports. */
export const useReportWords = (): PageWording<ReportsMessages> => usePageWords('reports', reportsZhCN, reportsEn);

/** The sentences of calendar views in Chinese; `en.ts` has the same keys, held by its type. */
export const calendarZhCN = {
  group: '走势的看法', cut: '按什么时间汇总', cuts: { week: '周', month: '月', merged_month: '1–2月合并', quarter: '季', year: '年' }, cutNote: '春节在一、二月间移动，合为一期才可与上年比较。',
  fiscal: '年度起始月', fiscalFrom: '{month} 月起', perWorkday: '每工作日', perWorkdayNote: '件数除以当期工作日数：放假安排不同的月份也可比较。', suffix: '（每工作日）',
  earlier: '去年同期', earlierNote: '同样的月份，一年以前。', springFestival: '一、二月不作单月同比，请选“1–2月合并”或“每工作日”。', noEarlier: '一年以前没有可比的数据。',
  workdays: '{n} 个工作日', workdaysHead: '工作日', unknown: '{years}年的放假安排尚未载入，不推算工作日；请在参考数据“工作日历”中补充该年。', unknownPoint: '放假安排未载入，工作日未知', difference: '较去年同期',
};

/** The shape every language fills. */
export type CalendarMessages = typeof calendarZhCN;

/** The sentences of a case's course and its party's journey, in Chinese: the key's first language. */
export const wordsZhCN = {
  title: '当事人的案件', party: '当事人 {pseudonym}', partyNote: '化名的前几位；除此之外不显示当事人的任何信息。', caseId: '案件编号', received: '收案', closed: '办结', open: '未结', along: '时间轴（{from} 至 {to}）', gap: '距上一件', gapDays: '{n} 天', this: '本案', repeat: '重复纠纷', repeatOf: '前案 {caseId} 办结后 {days} 天', issue: '纠纷类型', institution: '机构', outcome: '结果', reopened: '{day} 重开',
  course: '办理经过', courseGap: '间隔 {n} 天', courseDay: '第 {n} 天', courseNote: '实心点为办理步骤，空心点为短信，菱形为期限；第 0 天为收案日。中止与重开各只留最近一次，更早的未见于数据。数据截至 {day}。', showEmpty: '显示空字段（{n} 个）', hideEmpty: '隐藏空字段', limit_kept: '期内', limit_missed: '逾期', limit_ahead: '未到期',
  none: '此案没有记录当事人，看不到其他案件。', capped: '只列出最近 {shown} 件，共 {total} 件。', spanOpen: '{from} 收案，未结', spanClosed: '{from} 至 {to}',
};

/** What every language must say. */
export type CaseWords = typeof wordsZhCN;

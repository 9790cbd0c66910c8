/** Sentences about how long the log and rejected rows are kept. */
export const keepingZhCN = {
  title: { log: '日志保存期限', rejects: '拒收行内容的保存期限' },
  note: {
    log: '操作日志保存多少个月，至少 6 个月（网络安全法第二十一条）。到期的从最早的起删除；一条记录写明删除了多少、到何时、由谁、按何规定，并封存最后一条的摘要，整条链由此仍可核对。',
    rejects: '拒收行的原始内容自交付起保存多少个月。到期的内容从磁盘上删除；行数、原因、月份与案件编号仍在，对账与可信度等级不变，但这些行不能再下载改正后交回。未载入完的批次读好的内容最多保留 7 天，上传的文件最多一天，到时自行删除。',
  },
  forever: '没有设定期限：一直保存。', holds: { log: '满 {months} 个月的记录可以删除。', rejects: '交付满 {months} 个月的拒收行内容可以删除。' },
  nightly: '设定满七天后，每晚 {at} 自动执行。', byHand: '由人看过影响、确认之后才删除。',
  months: '保存（月）', reason: '理由（至少 10 个字）', set: '设定期限', end: '改为不限期', refused: '没有设定', monthsOf: '{n} 个月', noEnd: '不限期', history: '历次设定', setBy: '{day} · {who} · {months}：{reason}',
  look: '看看会删除什么', plan: '删除的影响', none: '没有 {day} 之前的，无可删除。',
  goes: { log: '{day} 之前的 {items} 条记录（{from} 至 {to}）将被彻底删除。', rejects: '{day} 之前交付的 {loads} 个批次中 {items} 行的内容（{from} 至 {to}）将被彻底删除。' },
  stays: { log: '最新处添加一条记录说明此事；核对整条链由它开始。', rejects: '批次仍写明拒收了多少行、为什么，并注明内容已删除。' },
  backups: '此前所做的备份仍含有这些内容，须按备份的保存办法另行清理。', sure: '我已看过影响，确认彻底删除', go: '彻底删除',
  done: { log: '已删除 {items} 条记录。', rejects: '已删除 {items} 行的内容。' },
  access: '已结束的登录在下次有人登录时删除；失效或收回满 30 天的令牌与一次性代码也自行删除：它们已不能打开什么，除属于谁之外别无内容，日志里都有记载，所以无须设定。',
};
/** The sentences a language must have. */
export type KeepingWords = typeof keepingZhCN;

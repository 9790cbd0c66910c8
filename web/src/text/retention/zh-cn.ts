/** Sentences about how long closed cases are kept. */
export const retentionZhCN = {
  title: '保存期限',
  note: '办结的案件自办结日起保存多少年。到期的从现行案件、历次版本、拒收行、短信与转办记录中彻底删去，不可恢复。', nightly: '设定满七天后，每晚 {at} 自动执行；评选以其为据的，须由人确认。', byHand: '由人看过影响、确认之后才删除。',
  forever: '没有设定期限：案件一直保存。', holds: '办结满 {years} 年的案件可以删除。', ended: '不限期：案件一直保存。', deleted: '{day} 之前办结的案件已经删除：此前各期的数不完整，各页不显示；历史自 {day} 起。',
  years: '自办结起保存（年）', reason: '理由（至少 10 个字）', set: '设定期限', end: '改为不限期', refused: '没有设定', setBy: '{day} · {who} · {years}：{reason}', yearsOf: '{n} 年', noEnd: '不限期', history: '历次设定',
  look: '看看会删除什么', plan: '删除的影响', none: '没有 {day} 之前办结的案件，无可删除。', goes: '{day} 之前办结的 {cases} 件案件（{versions} 个版本）将被彻底删除。', source: '来源', cases: '案件', versions: '版本',
  months: '受影响的办结月', month: '办结月', gone: '删除', left: '留下', emptied: '其中 {n} 个月不再有办结案件；{day} 之前的各期不论何种指标都不再显示数值，而不是显示零。',
  rounds: '下列评选以这些案件为据。删除之后，它们再也不能复算，只剩存档的结果：', breaksRounds: '我知道这些评选将无法复算，仍要删除', excellent: '其中 {n} 件写成了优秀案例：案例已去标识，予以保留。',
  backups: '此前所做的备份仍含有这些案件，须按备份的保存办法另行清理。以后的交付若再带来这些案件，会被拒收且不保存内容，除非先放宽期限。',
  sure: '我已看过影响，确认彻底删除', go: '彻底删除', running: '正在删除', stop: '取消', cancelled: '已取消，没有删除任何案件。', failed: '没有删除，数据未改动', done: '已删除 {cases} 件案件、{versions} 个版本（第 {acts} 号操作）。', again: '重新查看',
};
/** The sentences a language must have. */
export type RetentionWords = typeof retentionZhCN;

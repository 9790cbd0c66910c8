/** The sentences of the pages about types of dispute, in Chinese: the key's first language. */
export const wordsZhCN = {
  level: '分类', levelOf: '{name}（{types} 类，{vital} 类占八成）', levelBlurred: '{name}（{types} 类，未归类 {share}）', measure: '按什么统计',
  pareto: '集中程度', by: '排序依据', measures: { cases: '件数', days: '在办天数', amount: '涉案金额' }, units: { cases: '件数', days: '在办天数（天）', amount: '涉案金额（{unit}）' },
  cumulative: '累计占比', share: '占比', cases: '件数', tail: '其余 {n} 类', unclassified: '其他与未归类', vital: '关键少数（合占八成的最少类型）', vitalMark: '关键少数', few: '案件太少，不计占比', indicative: '不足 30 件，占比仅供参考',
  heat: '类型 × 月份', heatNote: '色块与底色对比越强，件数越多；加框（◆）为超出正常波动的月份。', heatSignal: '◆ {rule}（控制限 {limits}）', incomplete: '数据未满月',
  rising: '控制图：高于正常波动的类型', risingNone: '最近一个完整月份没有类型高于正常波动。', now: '{month}', centre: '中线', upper: '控制上限', rule: '规则', trendOf: '“{name}”各月件数：{counts}',
  emerging: '新出现与增长的类型', strengths: { notice: '提示', warning: '预警', critical: '重大' }, alertStates: { open: '未处理', acknowledged: '已确认', explained: '已说明', closed: '已关闭' }, since: '自 {month}',
  alertsFound: '按最新数据检验 {tested} 个序列（类型及其所在机构、地区），{found} 个超出界限，合为 {signals} 个信号；若毫无变化，仅凭偶然约有 {chance} 个超出界限。', alertsUntested: '没有一个序列可以检验：数据来源不提供完整的收案量，或月数、件数太少。没有信号不等于没有变化。', alertsNone: '按最新数据检验 {tested} 个序列，没有新出现或增长超出偶然的类型。', alertsJudging: '最新一批数据仍在检验中。', alertsMore: '另有 {n} 条未列出。', alertsOthers: '按其他分类另有 {n} 条。',
  stuck: '久拖的类型', causesLink: '查找久拖原因', stuckMark: '顽固', stuckHead: '久拖占比', excess: '超出天数', excessNote: '超出天数 = 在办案件超过期限（含延期；无期限或更晚时为受理后 60 日）的天数之和，截至 {day}；全部类型合计久拖占比 {share}。', ends: '近三个月末', endMark: { beyond: '高于总体', within: '不高于总体' }, stuckNone: '没有超过期限的在办案件。', stuckUntold: '数据来源不提供在办案件，无法判断久拖。', stuckShort: '不足三个完整月末，暂不判断。',
  trend: '全部类型的走势', types: '类型明细', type: '类型', days: '在办天数', amount: '涉案金额', state: '最近可判断月', recurring: '反复出现', recurringNote: '近六个完整月中至少四个月属于关键少数，或重复纠纷率显著高于全部类型（Wilson 95% 下限）。', repeatsOf: '重复纠纷率 {rate}（{fraction}），显著高于全部类型', time: 'P75 办结天数', alertCases: '查看这 {n} 件', timeNote: 'Kaplan–Meier：四分之三的案件在这么多天内办结，未结案件按截至日删失；未结太多时未达到。', months: '各月', showAll: '显示全部 {n} 类', showLess: '只显示前 {n} 类', capped: '只列出件数最多的 {shown} 类，共 {total} 类。', unjudged: '案件太少，不判断', sort: '按“{name}”排序',
  back: '返回问题分析', one: '纠纷类型', noType: '本期没有这个类型的案件。', noTypeWhy: '它可能属于另一个分类或另一个数据集。', rank: '按件数第 {rank} 位', rankShare: '占全部的 {share}', facts: { cases: '件数', days: '在办天数', amount: '涉案金额', pending: '在办', aged: '其中久拖' },
  typeTrend: '走势', institutions: '机构', causes: '原因', outcomes: '办理结果（按办结日）', byLevel: '按{name}', survivalOf: '办结所需时间', settle: '各机构调解成功率', restOf: '共 {n} 个，其余合并',
};

/** What every language must say. */
export type IssueWords = typeof wordsZhCN;

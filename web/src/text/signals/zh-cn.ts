/** The sentences of signals and of the risk page, in Chinese; fetched with the first page that shows any. */
export const signalsZhCN = {
  strength: { notice: '提示', warning: '预警', critical: '重大' },
  state: { open: '待处理', acknowledged: '已确认', explained: '已说明', closed: '已关闭' },
  month: '本期信号', monthNone: '最近一期没有信号。', nothingJudged: '没有一条序列可以判定：数据来源不提供完整的收案量，或月数、件数太少。没有信号不等于没有变化。', monthAll: '全部信号与预测', monthMore: '另有 {n} 条', everything: '全部', everywhere: '全部机构',
  type: '类型', place: '范围', kind: '信号', since: '起始', owner: '负责人', nobody: '未指定', stateHead: '状态', strengthHead: '强度', trendHead: '走势',
  budget: '共判定 {tested} 条序列，{found} 条超出界限，同类型同范围的合为一个信号；若一切未变，单凭偶然也会有{chance}条超出。',
  budgetWarnings: '“预警”与“重大”另经多重检验校正（收案数量与先行指标合并校正，顽固问题单独校正）：若一切未变，单凭偶然会有{chance}条达到“预警”。', about: '约 {n} ', fewer: '不到 {n} ',
  budgetShort: '判定 {tested} 条序列；若一切未变，单凭偶然也会有{chance}条超出界限。', budgetOpen: '误报预算明细', budgetOf: '各类判定', judgedAt: '数据截至 {asOf}，{at} 判定。', judging: '新数据正在判定，以下是上一次的结果。', notJudged: '数据尚未判定，稍候即出。',
  tested: '判定序列', chance: '偶然预期', chanceOfWarnings: '偶然达预警', foundHead: '提示 / 预警 / 重大', period: '判定期', noChance: '—', by: '{type} × {place}', meaning: '触发规则',
  risk: {
    title: '风险预警', watch: '预警清单', none: '没有信号。', noneWhy: '最近一期没有任何序列超出偶然所能解释的范围。', noneFiltered: '按当前筛选没有信号。信号按纠纷类型、小类、机构、地区判定；只按其他条件筛选时，这里不会有信号。', pick: '从左侧选择一条信号，查看依据与处理。', cleared: '含已消退', clearedTag: '已消退',
    spark: '{name}：最近 {n} 期，最低 {low}，最高 {high}，最近 {last}。', count: '{n} 项', alike: '含同源 {n} 个', alikeOpen: '同源信号共 {n} 个', withAlike: '同时处理其余 {n} 个同源信号', byKind: '各类信号的属实情况', verdictLabel: '是否属实', verdicts: { none: '未判断', real: '属实', chance: '偶然' }, all: '全部', cases: '查看所涉案件', detail: '信号依据', chart: '序列与界限', chartSentence: '灰色区域为按 {from} 至 {to} 推算的范围，菱形为判定期。', stuckSentence: '虚线为全部类型的占比，菱形为据以判定的月末。', newSentence: '此前没有出现过，无从画出走势。',
    figures: '判定数字', observed: '观察', expected: '应有', upper: '上限', limits: '控制限', share: '占比', overall: '全部类型', lower: 'Wilson 90% 下限', open: '未结', aged: '超期', excess: '累计超出天数', p: '单侧概率 p', adjusted: '校正后 p（BH）', rank: '排位', rankOf: '{rank} / {tested}', exceedance: '超出倍数 X', lambda: 'λ（每单位）', dispersion: '离散度 φ', institutions: '同时告警机构', base: '参照期', branches: '涉及分支行', firstSeen: '首次出现', inWeek: '{from} 当周',
    methods: { ears: 'EARS 七周均值与标准差', farrington: 'Farrington 准泊松界限', negative_binomial: '负二项预测分布', first_seen: '首次出现计数', month_ends: '连续三个月末', control_chart: '控制图' }, method: '方法', versions: '版本', versionsOf: '规则 {rule}，口径 {definition}', numerator: '分子', denominator: '分母', centre: '中线',
    act: '处理', ownerLabel: '负责人', noteLabel: '说明（原因、措施）', ownerHint: '姓名或部门', noteHint: '如：集中营销、系统故障、调价', acknowledge: '确认', explain: '已说明', close: '关闭', reopen: '重新打开', needReason: '“已说明”与“关闭”需要填写说明。', saved: '已保存。', notSaved: '未能保存：{why}',
    history: '经过', byJudge: '数据版本 {n}', what: { raised: '出现', fired_again: '再次出现', stronger: '加强', weaker: '减弱', reason_added: '另有依据', reason_gone: '部分消退', cleared: '消退', changed: '处理' },
    ahead: '收案与存量预测', intake: '收案量', pending: '未结存量', forecastOf: '{name}：预测', forecastTip: '预计 {value}（95% 区间 {low}–{high}）', actual: '{value} 件', tried: '各方法回测', methodHead: '方法', errorHead: '平均偏差', scaled: '相对逐月变动', coverage: '区间命中', horizon: '未来月数', monthHead: '月份', valueHead: '件数', interval: '95% 区间', expectedTag: '预计',
    whatIf: '存量推演', whatIfNote: '假定每月收案与办结不变：存量 = 上月存量 + 收案 − 办结。默认值取预测收案、最近三个月平均办结，目标为现有存量的八成。', backlog: '现有存量', intakeEach: '每月收案', capacity: '每月办结', target: '目标存量', within: '希望几个月内达到', reset: '恢复默认', curve: '存量走势推演', tooMuch: '请填 0 至 10,000,000 之间的整数。', waiting: '需要收案、办结与存量三项数据。',
    due: '期限风险', dueUnknown: '数据来源不提供办结日或在办案件，无法得知哪些案件在办。', dueNote: '期限含延期；以数据截至日 {asOf} 计。', within7: '{n} 日内', byHead: '按', overdue: '已逾期', soon: '将到期', openHead: '在办', dueBy: '期限', left: '剩余', late: '逾 {n} 天', today: '今日到期', days: '{n} 天', caseId: '案号', issue: '纠纷类型', institution: '机构', mediator: '调解员', claimed: '诉求金额（{currency}）', received: '收案', next: '下一页', first: '回到首页', noDue: '没有逾期或即将到期的案件。', others: '其余 {n} 个', groups: '分布', list: '案件',
  },
};

/** The shape every language fills. */
export type SignalWords = typeof signalsZhCN;

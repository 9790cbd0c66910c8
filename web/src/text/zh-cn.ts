/** Every sentence of the interface in Chinese; `en.ts` has the same keys, held by its type. */
export const zhCN = {
  frame: {
    product: '和衷', skip: '跳到正文', menu: '菜单', close: '关闭', navigation: '主导航',
    english: 'English', chinese: '中文', language: '语言', dark: '深色', light: '浅色', projector: '投影', theme: '配色', view: '显示',
    asOf: '数据截至', version: '版本', demo: '演示数据', published: '发布于 {at}', casesHeld: '{n} 件案件', noAsOf: '尚无数据',
    notFound: '没有这个页面', home: '回到总览', passport: '本页数据来源',
  },
  nav: { overview: '总览', issues: '问题分析', resolution: '化解质效', notifications: '短信触达', mediators: '调解队伍', data: '数据', deliver: '载入文件', schedules: '自动载入', metric: '指标', case: '案件' },
  filter: {
    bar: '筛选条件', dataset: '数据集', period: '期间', from: '从', to: '至', custom: '自定期间', months: '{from} 至 {to}',
    month: '本月', last3: '近 3 个月', last12: '近 12 个月', year: '今年', all: '全部',
    more: '筛选', active: '筛选 {n}', clear: '清除全部筛选', remove: '移除筛选 {name}', search: '搜索', none: '没有符合的值', loading: '正在查找', chosen: '{name}：{value}', chosenMany: '{name}：{value} 等 {n} 项',
    shown: '共 {total} 个值，列出 {n} 个', failed: '取值列表未能取得', done: '完成',
  },
  state: {
    loading: '正在取数', failed: '未能取得数据', retry: '重试', id: '编号 {id}',
    STORE_DOWN: '数据库暂时无法连接。', QUERY_TIMEOUT: '查询超过了时间上限，请缩小期间或减少筛选。', NO_SCOPE: '没有查看这些数据的权限。',
    BAD_INPUT: '服务器不接受这个请求，请检查筛选条件。', INTERNAL: '服务器内部出错。', NETWORK: '无法连接服务器，请检查网络。',
    empty: '所选期间没有案件', emptyWhy: '在当前期间和筛选条件下没有可计的案件。', nearest: '查看最近有数据的期间：{period}', clearFilters: '清除筛选后再看', noDataset: '尚未载入任何数据。', noMetric: '此数据集不提供这个指标所需的字段。', notAvailable: '此数据集没有提供“{name}”。',
  },
  measure: {
    interval: '95% 区间 {interval}', intervalShort: '95% {interval}', n: 'n = {n}', cases: '{n} 件', days: '天', day: '{n} 天', points: '个百分点',
    none: '没有可计的案件', counts: '不足 10 件，只列分数', countsPlain: '只有 {n} 件，不足 10 件，不计算', indicative: '不足 30 件，仅供参考', notReached: '未达到', notReachedWhy: '超过一半的案件尚未办结，中位数未达到', immature: '结果尚未成熟（{share} 已有结果）',
    incomplete: '当月未满', versus: { month: '环比', year: '同比' }, versusLabel: '比较对象',
    value: '数值', valueDays: '数值（天）', intervalHead: '95% 区间', nHead: '件数', share: '占比', month: '月份', numerator: '分子', denominator: '分母', p90: 'P90', sum: '合计', shareOf: '占 {name} {n} 件', median: '中位数', basis: '口径',
  },
  overview: {
    title: '总览', month: '{month}', partial: '{month}（未满月，截至 {asOf}）',
    headline: '{facts}。', fact: '{name} {value}', factInterval: '{name} {value}（95% 区间 {interval}）', join: '，',
    noSignal: '{judged} 项有控制限的指标在最近一月均为正常波动；即使一切照旧，仅凭偶然平均也会有约 {chance} 项出现信号。',
    someSignals: '{judged} 项有控制限的指标中，{signals} 项在最近一月出现信号：{names}。即使一切照旧，仅凭偶然平均也会有约 {chance} 项如此。', signal: '{name}（{state}）',
    springFestival: '春节在一、二月间移动，这两个月不作单月同比。', notJudged: '完整月份还不足 12 个，暂无控制限，不作判断。', listJoin: '、', openMetric: '打开 {name}', spark: '{name}，{from} 至 {to} 共 {n} 个月，最低 {low}，最高 {high}，最近 {last}。',
    caption: '每格：所选期间内最后一个完整月；按队列计的指标为结果已成熟的最近一月，格内注明。折线为近 13 个月，阴影为控制限（无控制限时为 95% 区间）。环比、同比只陈述差额，不作判断；只有规则触发才着色。', unavailable: '未提供所需字段',
  },
  spc: {
    normal: '正常波动', improvement: '改善信号', concern: '关注信号', neutral: '变化信号', notJudged: '未作判断', state: '状态', limits: '控制限', limitsOf: '控制限 {limits}',
    rules: { astronomical: '超出控制限', shift: '连续七个月在中线一侧', trend: '连续七个月同向变化', twoOfThree: '三个月中两个接近控制限' },
    assurances: { pass: '稳定达标', fail: '稳定不达标', inconsistent: '时达时不达' }, target: '{assurance}（目标 {target}）',
    sentence: '最近可判断的月份（{month}）：{state}。', sentenceTarget: '{target}。', provisional: '基期不足 20 个月，控制限为暂定。', tooFew: '可判断的月份不足 12 个，暂无控制限。',
    how: '控制限{how}，规则集 {rules}。', perWorkday: '按每工作日件数计算', bySize: '随各月件数而异（p′ 图）', byRange: '由相邻两月之差的平均得出（XmR 图）',
  },
  metric: {
    break: '口径变更', broken: '口径变更 {day}：{text}。', breaksFailed: '未能取得口径变更，图上可能缺少标记。', choose: '选择指标', trend: '走势', bySplit: '按{name}', split: '拆分', noSplit: '不拆分', topOther: '前 {n} 项与其他', breakdown: '分项', rest: '共 {n} 项',
    whole: '全期', how: '口径：这个数是怎么算的', meaning: '含义', basis: '计入日期', source: '依据', version: '定义版本', versionOf: '第 {n} 版', statement: 'SQL 语句', statementNote: '全期的语句；参数单独绑定，不拼入文本。', minN: '最少件数', range: '期间', dataVersion: '数据版本', direction: '方向',
    bounds: '计入未答复者的上下界', boundsNote: '若未答复者全不满意，为下界；若全满意，为上界。',
    higher: '越高越好', lower: '越低越好', noDirection: '无好坏之分', copy: '复制',
    survival: '办结进度', survivalNote: '纵轴为收案后第 n 天仍未办结的比例；未办结案件按截至日删失。', atRisk: '仍在观察', day: '天数', open: '仍未办结', survivalMedian: '一半案件在 {n} 天内办结。', survivalNoMedian: '观察期内办结的案件不到一半。', survivalAt: '第 30 天仍有 {share} 未办结。',
    sentence: '{from} 至 {to}，{name}逐月在 {low} 至 {high} 之间，最近完整月（{month}）为 {last}。', sentenceEmpty: '{from} 至 {to} 没有可画的月份。', axisCut: '纵轴不从零开始。', nStrip: '件数',
    gaps: '{n} 个月不足 10 件，不画点。', splitSentence: '按{name}列出 {shown} 项，共 {total} 项；各图纵轴相同。',
    cases: '案件清单', part: '清单范围', partNumerator: '分子', partDenominator: '分母', partRest: '未计入分子', partAll: '全部案件', reconcile: '清单 {list} = {part} {number}', mismatch: '清单 {list} ≠ {part} {number}，请刷新页面', previous: '上一页', next: '下一页', page: '第 {from}–{to} 条，共 {total} 条', ofMonth: '{month}', allMonths: '整个期间', pick: '查看 {month} 的案件', filterTo: '只看 {name}',
    caseId: '案件编号', received: '收案', assigned: '分派', due: '期限', closed: '办结', outcome: '结果', issue: '纠纷类型', organisation: '调解组织', mediator: '调解员', claimed: '涉案金额（元）', agreed: '协议金额（元）', restated: '改动', restatedTimes: '{n} 次', restatedOf: '这些案件的历史变更', restatedNote: '首次载入后又被后来的批次改动过；点案件编号看前后各是什么。', openCase: '未结',
  },
  issues: { title: '问题分析' },
  notifications: {
    title: '短信触达', note: '每案第一条短信：发出、送达、点击、回复，以及七日内是否同意调解。只计发出已满七日者，各步是同一批案件。',
    funnel: '触达漏斗', steps: { sent: '发出首条短信', delivered: '送达', opened: '点开链接', answered: '72 小时内回复', consented: '七日内同意调解' },
    failed: '未送达 {n} 件', unknown: '回执未知 {n} 件（占 {share}，不算失败，斜纹）', notOpened: '送达而未点开 {n} 件', notAnswered: '送达而未在 72 小时内回复 {n} 件', notConsented: '七日内未同意 {n} 件',
    ofSent: '占发出 {share}', rate: '95% {interval} · {fraction} {of}',
    caption: '条形为占全部发出的比例。点开、回复、同意各自独立计数：可不点链接而回电，也可不回复而同意。回复归于其前最后一条短信，同日或其后七日内的同意计入。',
    effect: '各种响应的案件，后来同意调解的比例', response: '首条短信的响应', notCausal: '这不是短信的作用。回复的人本来就更愿意调解，没有对照组就无法区分。要知道短信有没有用，须随机留出一部分案件不发（或换模板），再作比较。',
    eachSent: '短信共 {n} 条', each: '按每条短信 {rate}（95% {interval} · {fraction}）', eachFailed: '未能取得按每条短信的比率。', eachNote: '“按每条短信”以每条短信为一个单位，同样只计发出已满七日者；点开、回复与同意归于其前最后一条短信。',
    care: '打扰与退订', none: '这个数据集还没有短信记录。', how: '把短信平台的发送明细存为 CSV 或 Excel（短信编号、案件编号、发送时间、回执、点击时间、回复时间、退订），然后运行：',
  },
  mediators: {
    title: '调解队伍', note: '按姓名排列，不作名次。不足 10 件只列分数；10–29 件为灰色，仅供参考。', measure: '指标', name: '姓名', workload: '办结量', count: '共 {n} 人，其中 {full} 人满 30 件。', search: '按姓名查找', none: '没有符合的调解员', reliability: '可靠性', full: '充分', indicative: '仅供参考', counts: '只列分数', nothing: '无', all: '总体',
    caption: '竖线为总体 {value}。区间跨过竖线，就不能说与总体不同。',
  },
  data: {
    title: '数据', loads: '载入账', ledgerOf: '列出哪些批次', ledgerOne: '本数据集', ledgerAll: '全部数据集', identity: '交付 = 载入 + 合并 + 未变 + 拒收', delivered: '交付', loaded: '载入', folded: '合并', unchanged: '未变', rejected: '拒收', load: '批次', file: '文件', when: '时间', state: '状态', profile: '来源定义', detail: '明细', balanced: '收支相符', unbalanced: '收支不符：差 {n} 行', casesNew: '新增案件', casesChanged: '变更案件', missing: '快照未带来 {n} 件，仍计入', withdrawn: '快照未带来 {n} 件，不再计入', took: '{n} 秒',
    states: { published: '已发布', failed: '失败', running: '进行中', unchanged: '无变化', withdrawn: '已撤回' },
    rejects: '批次 #{n} 的拒收行', rejectsNone: '这一批没有拒收行。', reason: '原因', column: '字段', rows: '行数', row: '行号', value: '值', raw: '原始行', firstRows: '前 {n} 行', show: '查看拒收', show2: '查看', hide: '收起', none: '这个数据集还没有载入记录。',
    showRestated: '查看历史变更 {n} 件', hideRestated: '收起历史变更 {n} 件', restated: '批次 #{n} 改动的历史', restatedNote: '与各案此前的版本逐字段比较；点字段只看该字段；CSV 与所见一致。', restatedColumns: '各字段变更的案件数', restatedLoads: '各批次变更的案件数', restatedAll: '历史变更', restatedAllNote: '各批次对已有案件改了什么、何时改的：每个版本与该案此前的版本逐字段比较。', restatedReceived: '期间按收案日；上方的筛选按案件现在的样子。', restatedBehind: '只看“{name}”背后的案件（期间按{basis}）。', restatedEvery: '查看全部案件', restatedNoneOfAll: '期间内收到的案件没有被任何批次改动过。', restatedCase: '案件编号', restatedValues: '此前 → 此后', restatedNone: '您可查看的案件没有被这一批改动。', restatedNoCase: '所查的范围内没有变更。', restatedDownload: '下载 CSV',
    fresh: '时效', received: '收案日期范围', datasets: '数据集', version: '当前版本', publishedAt: '发布时间', asOf: '截至', cases: '案件数', metrics: '可用指标', of: '{n} / {total}', note: '交付的每一行，要么载入，要么写明原因拒收。未通过检查的批次不发布任何数据。',
  },
  records: {
    title: '参考数据', note: '案件之外、计算与解读所需的资料：谁在哪个团队、分支行有多少客户、目标与时限、口径何时变更。与案件同样经来源定义载入：逐行核对、可撤回，任何时点可按当时所知重现。', loaded: '{total} 类中已载入 {n} 类',
    kind: '类别', count: '现行条数', since: '最早生效日', newest: '最近批次', at: '载入时间', none: '未载入', open: '查看{name}', new: '新增记录', changed: '变更记录',
    on: '该日有效', onAll: '不限日期', search: '查找', empty: '没有符合条件的记录。', notYet: '这个数据集还没有{name}。', how: '把文件存为 CSV 或 Excel，表头用下列名称，然后运行：', columns: '可用的表头（加粗为必填）', page: '第 {from}–{to} 条，共 {total} 条',
  },
  trust: {
    title: '数据可信度', worst: '最差 {grade}', below: '{total} 个月度评级中 {n} 个低于 B（{share}）', ungraded: '案件太少，不评级', unknown: '无法取得', nothing: '没有超过限值的问题。',
    rule: '按收案月评级：A 没有超限；B 有一项超过限值；C 超过两倍；D 超过四倍。取最差一项，不作加权；不足 10 件不评。', ofColumn: '{name}（{column}）', reason: '{what} {measured}，限 {threshold}', gathered: '{reason}；最差 {month}，共 {n} 个月',
    low: '数据可信度 {grade}，{reason}', lowMonths: '标有 C 或 D 的 {n} 个月，收案记录的可信度低于 B，最差为 {month}：{worst}。', lowTile: '{month}收案记录的{text}', notLow: 'B 或以上',
    by: '按什么评级', table: '各来源各月的可信度', worstHead: '最差', all: '全部 {n} 项',
  },
  control: {
    title: '控制总数与检查', none: '这一批没有控制总数（在启用检查之前载入，或未读到这一步）。', findings: '质量检查', found: '{n} 处超限', rule: '检查', severity: '等级', severities: { block: '阻止发布', warn: '警告', note: '提示' }, month: '收案月', whole: '整批', measured: '实测', limit: '限值', cases: '件数',
    totals: '控制总数', total: '合计', noMonth: '收案日不可读', delivered: '交付', next: '发布后现行', current: '发布前现行', claimed: '涉案（{unit}）', agreed: '协议（{unit}）', note: '交付的行数按文件计；案件与金额按载入后的案件计，拒收行不在其内。', download: '下载拒收行 CSV',
  },
  withdraw: {
    open: '撤回…', title: '撤回批次 #{n}？', done: '批次 #{n} 已撤回', doneNote: '现行数据版本 #{n}。', already: '批次 #{n} 此前已撤回，未做改动。', running: '正在撤回', stop: '取消撤回', go: '撤回这一批', cancel: '不撤回', close: '关闭', again: '重新查看影响', cancelled: '已取消，没有改动任何数据。', failed: '没有撤回，数据未改动', plan: '撤回的影响',
    nothing: '现行案件不会有任何变化。', restored: '恢复为此前版本', removed: '移出：没有别的批次带来过', returned: '重新计入：此前被这一批的快照移出', kept: '不变：后来的批次也带来了同样或更新的内容', unit: '{n} 件',
    later: '受影响的后续批次', laterNone: '后续批次不受影响。', load: '批次', takesOver: '接过版本', comparedAnew: '变更改与更早版本比较', forgets: '不再记为缺失', repeats: '同一批文件曾重复交付（批次 {list}），当时判为无变化，其内容随这一批一并撤回。',
    note: '批次留在载入账中，记为已撤回；其版本与拒收行一并删除，控制总数与检查结果保留。同一文件以后可以再次载入。撤回不能反悔，只能重新载入。',
  },
  case: {
    title: '案件', notFound: '没有找到这个案件', notFoundWhy: '它可能属于另一个数据集，或者批次已撤回。', fields: '当前字段', history: '版本沿革', version: '批次 #{n}', first: '首次载入', changed: '{n} 个字段变更', from: '原值', to: '新值', field: '字段', value: '值', empty: '（空）', hidden: '已变更，值不显示', inFigures: '统计按参考数据：{value}', withdrawn: '来源在批次 #{n} 中已撤下此案：不再计入现行数字，沿革保留。', back: '返回', source: '来源', dataset: '数据集',
  },
  chart: { table: '表格', chart: '图', asTable: '以表格显示', asChart: '以图显示', drawing: '正在绘图', failed: '图未能画出，请看表格。', rows: '{n} 行' },
};

/** The shape every language fills. */
export type Messages = typeof zhCN;

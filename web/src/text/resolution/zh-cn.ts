/** The sentences of the Resolution page in Chinese; `en.ts` has the same keys, held by its type. */
export const resolutionZhCN = {
  title: '化解质效',
  note: '化解得多好、多快，之后怎样，差别在哪里。成功率不只一个口径；样本小的不排次；差异先问是不是偶然。',
  nothing: '此数据集没有办结结果，无法计算化解质效。',
  jump: '本页内容',
  parts: { rates: '成功率', change: '为什么变了', time: '时长', stock: '时限与账龄', steps: '触达到履行', after: '履行与后续', members: '组织与机构', volumes: '归一化量' },
  absent: {
    title: '此数据集无法计算的部分', needs: {
      change: '需要可以拆分的比率与案件类别。', time: '需要办结日，并且包括未办结的案件：只看已办结的会低估时长。', stock: '需要办结日并包括未办结的案件，或需要调解期限。', steps: '需要分派日，以及联系、同意、到场的日期。',
      after: '需要履行、司法确认、重开或立案的记录。', members: '需要调解组织或机构。', volumes: '需要网点数、客户数或在岗人数，并且期间内有案件。',
    },
  },
  rates: {
    title: '成功率的各个口径', trendOf: '走势', choose: '走势看哪个口径', state: '最近可判断月',
    immature: '结果尚未成熟（{share} 已有结果）', axis: '横轴从 {min} 到 {max}，不从零开始。',
  },
  change: {
    title: '为什么变了', metric: '指标', by: '按什么拆分', versus: '对比', previous: '前一期', year: '上年同期',
    mix: '结构效应', level: '水平效应', total: '合计', share: '占比', other: '其他 {n} 类', otherNote: '任一期不足 30 件的类别与影响较小的类别合为“其他”；其影响逐类算出后相加。',
    mixMeaning: '结构效应：各类案件的占比变了（以总体平均为准：低于平均的类别占比上升则为负）。', levelMeaning: '水平效应：同类案件的比率变了。拆分说明差额由哪些部分构成，不说明原因。',
    axis: '横轴从 {min} 到 {max}。', standardised: '结构标准化（两期平均构成）',
    rate: '比率', beforeRate: '对比期', afterRate: '本期',
  },
  time: {
    title: '办结时长：按{name}', titleAll: '办结时长', split: '按什么拆分', median: '中位数 {n} 天', noMedian: '中位数未达到', whole: '灰线为全部案件',
    note: '纵轴为受理（无则收案）后第 n 天仍未办结的比例；未结案件按截至日删失；各图坐标相同，画到全部案件仅余 5% 未结的第 {day} 天。', day: '第 {n} 天', open: '仍未办结', all: '全部', weak: '不足 30 件，仅供参考', few: '不足 10 件（{n} 件），不画曲线', p75: 'P75', p90: 'P90', notReached: '未达到',
    endings: '怎样办结', endingsNote: '各结局互相竞争的累积发生率（Aalen–Johansen）；各色带在任一天相加为 100%。', stillOpen: '仍未办结', byDay: '第 {n} 天', ending: '结局', cases: '件数',
  },
  stock: {
    title: '月末未结存量的账龄',
    note: '自受理日（无则收案日）起的总天数；暂停、恢复、重开的案件按在办计。', bands: { b0: '0–30 天', b30: '31–60 天', b60: '61–90 天', b90: '91–180 天', b180: '180 天以上' }, month: '月末', total: '未结', pick: '点一段看这些案件。', list: '{month}末账龄 {band} 的未结案件', close: '收起清单', partial: '未满月',
    bandsTitle: '账龄分段：总天数与在办天数', days: '{band} 天', band: '账龄', allDays: '总天数', activeDays: '在办天数', bandsSentence: '{month}末未结 {total} 件：账龄超过 90 天的，按总天数 {all} 件，按在办天数 {active} 件。', bandsNote: '在办天数不计暂停期间与办结到重开之间的日子；来源对每案只给最近一次暂停、最近一次重开。',
    limits: '时限', limitTrend: '时限合规率走势',
  },
  steps: {
    title: '从分派到履行', ofStart: '占分派 {share}', rate: '95% {interval} · {fraction}', lost: '止步 {n} 件', waiting: '其中 {n} 件仍可能走到这一步', reason: '{name} {n} 件', open: '尚无结果',
    note: '同一批分派的案件，按分派日计；每一步的比率以上一步为分母。止步按现在的办理结果列出。',
    step: '步骤', cases: '件数', share: '占分派', stepRate: '本步比率', losses: '止步',
  },
  after: {
    title: '履行、重开与转诉', metric: '指标', state: '最近可判断月', mature: '已成熟', note: '各按自己的日期计：履行看届满日，重开与转诉看办结日并等满 90 日、180 日，所以各行不是同一批案件。', waiting: '{share} 已满观察期',
  },
  members: {
    title: '{metric} · 各{name}', metric: '指标', by: '按什么', adjust: '按案件结构校正', adjustNone: '不校正', n: '件数', limits95: '95% 控制限', limits998: '99.8% 控制限', centre: '合计 {value}', asLike: '与同类一致（O/E = 1）', rate: '比率', adjusted: '校正后比率', expected: '按同类案件应有', ratio: '实际/应有', place: '位置',
    places: { within: '控制限内', above_95: '95% 线以上', above_998: '99.8% 线以上', below_95: '95% 线以下', below_998: '99.8% 线以下', not_judged: '不作判断' },
    note: '按名称排列，不排名次。不足 10 件不画点，10–29 件为灰点、不作判断。',
  },
  volumes: { title: '{metric} · 各{name}', metric: '指标', by: '按什么' },
};

/** The shape every language fills. */
export type ResolutionMessages = typeof resolutionZhCN;

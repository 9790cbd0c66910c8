/** The sentences of the pages of mediators, teams and organisations in Chinese; `en.ts` has the same keys, held by its type. */
export const mediatorsZhCN = {
  title: '调解队伍', note: '先看差别是否超出偶然，再看每一位；按名称排列，不排名次。成功率等结果按责任调解员计（最初承办人；转办规则见评选办法），与金牌榜同一口径；办结、未结等工作量按现承办人计。', who: '看谁', metric: '指标', like: '与谁相比', likeNone: '全部案件', likeMix: '同类案件', likeBy: '同类指{list}相同；不足 30 件的小类并入上一级。',
  likeOne: '同类指{list}相同。',
  of: { mediator: '调解员', team: '团队', organisation: '调解组织' },
  nothing: '此数据集没有按期可计的比率，或没有记录调解员。',
  plot: '{metric} · 各{name}',
  roster: {
    title: '{name}名单', count: '共 {n} 个，其中 {full} 个满 30 件。', search: '按名称查找', none: '没有符合的', all: '显示全部 {n} 个', organisation: '调解组织', team: '团队', tenure: '任职', anyOrganisation: '全部组织', anyTeam: '全部团队', anyTenure: '全部年限', newcomers: '不满 6 个月', settled: '6–24 个月', seasoned: '24 个月以上',
    name: '名称', closings: '办结', open: '未结', closingsInHand: '办结（现承办）', openInHand: '未结（现承办）', nAnswered: '件数（责任）', value: '比率', interval: '95% 区间', n: '件数', place: '相对控制限', shrunk: '高于/低于同类（扣除偶然）', months: '{n} 个月', years: '{n} 年', unknown: '—', caption: '竖线为总体 {value}。区间跨过竖线，就不能说与总体不同。任职、组织与团队取自参考数据，以 {asOf} 计。', compare: '比较', profile: '{name}的概况',
  },
  work: {
    title: '工作量分布', note: '横轴为期间内办结，纵轴为期末未结；虚线为中位数。工作量只供安排，不计入评选。', closings: '办结（件）', open: '期末未结（件）', median: '中位数', sentence: '办结的中位数为 {median} 件，中间一半在 {q1}–{q3} 件之间；办结最多的一成（{top} 个）办了全部的 {share}。', openSentence: '期末未结最多的是 {name}，{n} 件，为中位数 {median} 件的 {times} 倍。', none: '所选期间没有办结。', point: '{name}\n办结 {closings} · 未结 {open}',
  },
  stop: '。',
  pair: {
    title: '两两对比', note: '选两个，只在两者都有的同类案件上比较。', first: '甲', second: '乙', choose: '选择', strata: '同类案件', balance: '案件构成有多相近', balanceNote: '需要换掉多大比例的案件，两者的构成才会相同；0 为相同。“同类之后”按比较时的权数计。', before: '全部案件', after: '同类之后', matched: '（按此归类）', kind: '类别', weight: '权重', more: '另有 {n} 类', all: '全部同类案件', dimension: '方面', expected: '按同类应有 {n} 件', overlap: '{share} 的案件有足够的同类', same: '请选两个不同的对象。', noLike: '此数据集没有可供归类的字段，只能比较全部案件。',
  },
  profile: {
    by: { has: '{name} · 现由本人承办', answers: '{name} · 由本人负责' }, byNote: '结果按责任调解员计，与金牌榜同一口径；工作量两种口径并列：现由本人承办的，与由本人负责的（转办后仍计最初承办人）。', boardCounts: '金牌榜（{from} 至 {to}，不计页面筛选）记在本人名下的：{list}。', boardPart: '{name} {observed}/{n}',
    inPost: '在岗人员', inPostNone: '截至 {on} 没有在岗人员的记录。', inPostNote: '截至 {on} 在岗 {n} 人，折合全职 {fte} 人；其中 {of} 人的岗位记有培训，共 {hours} 学时。', person: '调解员', team: '团队', from: '任职', full: '工时比例', everybodyInPost: '列出全部 {n} 人', toTraining: '培训与考核',
    back: '返回名单', of: '{name}', note: '这一位的办案概况。与同类相比才看高低，单月起伏先问是不是偶然。', since: '{day} 起任职', training: '培训 {n} 学时', fte: '工时比例 {n}', figures: '各项指标', figure: '指标', own: '本人', everybody: '全部', state: '最近一月', mix: '案件构成', mixSentence: '按{by}：{text}。', mixNote: '构成不同，比率就不能直接相比。', share: '占比', trend: '走势', against: '实际与应有（按类别）', stratum: '类别', observed: '实际', expected: '应有', excess: '差', againstSentence: '{n} 件中实际 {observed} 件，按同类案件应有 {expected} 件。', board: '评选中的位置', cases: '全部案件', trainings: '培训记录', trainingNone: '没有培训记录。', handovers: '现由此人办理的案件中，{n} 件是从他人接手的（按历史变更）。', handoversSome: '现由此人办理的案件中，至少 {n} 件是从他人接手的（按最近 500 处历史变更）。', rest: '其余', every: '显示每一类（{n} 类）', shrunk: '扣除偶然后为 {points} 个百分点。', mixPart: '{name} {own}（全部 {everybody}）', course: '课程', day: '日期', hours: '学时',
  },
};

/** The shape every language fills. */
export type MediatorsMessages = typeof mediatorsZhCN;

/** The sentences of what was done and of roll-outs, in Chinese. */
export const effectsZhCN = {
  title: '举措与效果', note: '做过什么、何时、对谁；选一项，看它前后的数字。前后之差不等于作用：同期可能还有其他变化。月份由举措的日期决定，不随上方的期间变动；筛选照样生效。', planLink: '随机排期 ›', back: '‹ 举措与效果',
  listed: '举措', what: '内容', kind: '类别', when: '时间', whom: '对象', everybody: '全部案件', choose: '查看', chosen: '已选', none: '还没有记录任何举措。培训、专项活动、激励与规则调整随参考数据载入。', choosing: '选择',
  andMore: '{first} 等 {n} 个', people: '{n} 人', since: '{from} 起', span: '{from} 至 {to}', metric: '指标', before: '之前月数', monthsOf: '{n} 个月', all: '再列出 {n} 项',
  seen: '{event} · {metric}', reference: '没有作用时的参照', aimedAt: '期望：{way}', up: '上升', down: '下降', noWay: '这个指标没有好坏方向，只作描述，按“下降”列出。',
  verdict: { improved: '改善', no_evidence: '尚无证据', not_judged: '不作判断', too_early: '尚早', worse: '变差' }, evidence: { A: 'A 描述', B: 'B 关联', C: 'C 试验' },
  column: { month: '月份', side: '所处', value: '数值', reference: '参照', limits: '控制限' }, sides: { before: '之前', between: '实施当月', after: '之后', later: '复核日之后' }, notCounted: '（未计入）', started: '实施', rule: '规则 {id} 第 {version} 版：毫无作用的举措被判为改善的，至多约 {share}。控制限只由之前各月得出。',
  ladder: '要更进一步', toB: 'A → B：须事先写明指标、方向与复核日，并有 12 个月之前、6 个月之后；或有可比的对照组，且此前走势相同。', toC: 'B → C：须在实施前随机抽签决定先后，并写定。', planIt: '去排期',
  besideTitle: '没有瞄准的结果', besideNote: '一处变好，别处未必不受影响：履行、满意度、剔除与重开一并看。一次看 {n} 个指标，纯属偶然也可能有一个显得不同。', interval: '{at}（{low} 至 {high}）', besideMetric: '指标', was: '之前', is: '之后', effect: '相差（95%区间）', said: '结论',
  compared: '与其余的比较 · {metric}', comparedNote: '两组各月；竖线为实施日。此前走势不同，比较的前提就不成立。', group: '组', members: '个数', treated: '所涉', others: '其余', rungs: 'A 描述：只说前后有什么不同。B 关联：事先写明了要看什么，差别又超出偶然，或好过可比的另一组。C 试验：谁先谁后由抽签决定，差别才可以归于举措。', wholeTitle: '与没有参加的相比', whole: '它针对全部案件，没有可比的另一组。', share: '{n} 的比例', comparedAlt: '所涉与其余各月的比例', difference: '双重差分', dotted: '虚线为其余的',
  plan: {
    title: '随机排期', note: '先后由抽签决定，是让“有没有用”能被回答的最省的办法：每个单位都会推行，只是早晚不同。抽签前写定指标与期望，抽签后不再更改。',
    units: '谁参加', unit: '单位', chooseUnits: '选择参加的单位', from: '第一步起', steps: '步数', stepMonths: '每步月数', effect: '期望的差别（百分点）', seed: '种子（重做同一次抽签时填）', seedAny: '留空即可', draw: '抽签', drawing: '正在抽签', order: '抽签结果', step: '第 {n} 步', begins: '开始', who: '单位', size: '此前案件', rate: '此前比例', balance: '各步均衡：先按此前件数排序，每 {n} 个为一组，组内抽签分到各步。种子 {seed}；同样的单位、数据与种子得出同样的次序。',
    power: '把握：若实际相差 {effect} 个百分点，有 {power} 的机会看出来（双侧 5%）；有八成机会看出的最小差别是 {detectable} 个百分点。依据：每单位每步约 {n} 件，此前比例 {rate}，单位间标准差 {sd} 个百分点（Hussey 与 Hughes 2007；案件视为彼此独立）。', noPower: '此前没有足够的案件，无法估计把握。', ends: '最后一步到 {to} 结束。',
    name: '名称', write: '写定', written: '已写定。', writeNote: '写定之后不能更改或删除；只有开始之前写定的次序才算试验（C）。', mayNot: '写定需要“定义”权限。', plans: '已写定的排期', noPlans: '还没有写定的排期。', drawnAt: '抽签于', csv: '下载为活动表（CSV）', csvNote: '可作为“专项活动”参考数据载入，各步随之画在走势图上。', outcome: '结果', refused: '没有成功：{why}', atLeast: '至少选 {n} 个单位。', plannedFrom: '{from} 起，{steps} 步，每步 {months} 个月，种子 {seed}',
  },
};

/** What a language has to say. */
export type EffectsMessages = typeof effectsZhCN;

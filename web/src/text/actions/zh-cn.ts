/** The sentences about actions and discussions in Chinese; `en.ts` has the same keys, held by its type. */
export const wordsZhCN = {
  title: '行动台账', note: '谁、为什么、到什么时候、做什么，以及之后数字怎样。结论按开始前写明的预期计算，不由任何人填写。', none: '还没有行动。可以从任何一个指标的页面，带着那个数字发起。', noneShown: '没有符合所选条件的行动。',
  all: '全部', undone: '未完成', overdue: '已逾期', orphaned: '待重新指派', mine: '我负责的', anyOwner: '全部负责人', owner: '负责人', ownerFilter: '按负责人', count: '{n} 项', back: '行动台账',
  states: { open: '未开始', in_progress: '进行中', done: '已完成', closed: '已关闭', cancelled: '已取消' },
  due: '期限', left: '还有 {n} 个工作日', dueToday: '今天到期', late: '已逾期 {n} 个工作日', lateDays: '已逾期', ended: '{day} 结束', why: '依据', then: '当时', now: '现在', noNumber: '没有关联的数字：不作计算结论。', of: '第 {n} 版数据', allCases: '全部案件',
  restated: '数据其后有更正：当时 {then}，现在 {now}。', retired: '该指标已停用，现在的数字无从取得。', redefined: '该指标的口径其后改过，当时与现在不可直接比较。', openNumber: '这个数字的来历', verdict: '结论', unreviewed: '{day} 复核',
  gone: { account_closed: '负责人账号已停用，请主持人转交', term_ended: '负责人任期已满，请主持人转交', sees_not: '负责人已看不到这些案件，请主持人转交' },
  verdicts: { improved: '改善', no_evidence: '尚无证据', worse: '变差', not_judged: '不作判断', too_early: '尚早' }, stages: { review: '复核时', later: '三个月后再看' }, keptOf: '{stage}（数据截至 {day}，第 {n} 版）：{verdict}',
  followUp: '前后变化', trend: '{metric}：行动前后', startMark: '行动开始', precision: '以往结论的可靠程度',
  effect: '预期效果', effectLine: '{metric} {direction}{size}，{starts} 起，{review} 复核', directions: { up: '上升', down: '下降' }, atLeast: '至少 {n}', worst: '因在“{dimension}”中最差而选中', declared: '{day} 由 {who} 写明', standing: '结论依此计算', beside: '其后另写，不作依据', lateSaid: '行动开始之后才写明',
  evidence: '佐证', noEvidence: '还没有佐证。', addEvidence: '补充佐证', evidenceHint: '做了什么、在哪里能查到；不写当事人的姓名与号码。', history: '经过',
  kinds: { added: '提出', cancelled: '取消', changed: '修改', closed: '关闭', declared: '写明预期效果', done: '完成', evidence: '补充佐证', handed_on: '转交', reopened: '重新开启', started: '开始' },
  start: '开始', finish: '完成', close: '关闭', cancel: '取消行动', reopen: '重新开启', reason: '理由（取消与重新开启必填）', steps: '推进', edit: '修改内容、负责人或期限', save: '保存', discard: '不改了', refused: '不能这样做。', saved: '已保存。',
  conflict: '其间有人改过这项行动', theirs: '现在的内容', yours: '您的改动（没有写入）', again: '以现在的内容为准再提交', drop: '放弃我的改动',
  add: '新增行动', addFrom: '从这个数字发起行动', what: '做什么', whatHint: '一句话说清要做的事（至少 4 个字）', name: '姓名（没有账号时）', noAccount: '无账号，填写姓名', account: '账号', dueWorkdays: '几个工作日内', dueOn: '或某一天', numberIs: '依据：{metric} {text}（{span}）',
  declare: '写明预期效果', declareAnew: '另写一份预期效果（原有的仍保留）', expect: '写明预期效果（开始之前写下，才能算数）', direction: '方向', size: '幅度（可不填）', sizePoints: '幅度，百分点（可不填）', startsOn: '从何时起作用', reviewOn: '何时复核', chosenWorst: '选它时它最差', submit: '发起', added: '已发起。', see: '查看',
  panel: '讨论与行动', panelNote: '都挂在数字上：换了期间与筛选仍能找回。', noHistory: '这个数字还没有讨论和行动。', marks: { action: '行动', comment: '讨论', decision: '决定' }, on: '{metric} · {span}', threadStates: { open: '待回应', resolved: '已了结' },
  say: '发表评论', sayHint: '对“{metric} · {span}”说一句', mention: '提及', send: '发表', reply: '回复', editOne: '修改', edited: '已修改', earlier: '修改前', resolve: '了结', takeUp: '重新讨论', decision: '这是一项决定', decided: '决定', failed: '讨论与行动未能取得。', more: '其余 {n} 条', open: '打开',
};

/** The shape every language fills. */
export type ActionWords = typeof wordsZhCN;

/** Sentences of the workspace of a stuck type. */
export const wordsZhCN = {
  title: '为何久拖不决', of: '按{dimension}：把这一类纠纷与其他全部类型放在一起比，看它卡在哪里、时间耗在哪里、从谁那里来、调成的有什么不同，以及同类中好转的做过什么。每个数字点开都可查来历。', back: '返回该类型', open: '查找原因', noType: '没有指定类型。请从“久拖不决的类型”进入。',
  headline: '卡在哪里', metric: '指标', own: '本类', others: '其他类型', difference: '差', standing: '与其他类型相比',
  beyondNote: '“超出偶然”指：假如本类与其他类型其实一样，这样大的差别很少会碰巧出现（各项一并检验）。◆ 橙色为不利，■ 蓝色为有利，○ 为没有超出偶然的差别；差的单位为个百分点，括号内为 95% 区间。', standings: { few: '不足以比较', less: '更低', more: '更高', same: '无超出偶然的差别' }, timeStandings: { few: '不足以比较', less: '更快', more: '更慢', same: '无超出偶然的差别' },
  steps: '时间耗在哪里', step: '步骤', medianDays: '中位天数', p90Days: '九成不超过（天）', stands: '停在', stoodMedian: '已停留中位天数', stoodP90: '九成不超过（天）', waitingNote: '按截止日还没有办结的案件计：停在哪一步，到那一天已停了多久。不足 10 件的不给天数。', median: '中位数', p90: 'P90', stepNote: '中位天数：一半的案件在这么多天内走完这一步；“未达到”：到截止日还没有这么多案件走完。每步按进入该步的案件计，未走到下一步的于办结或截止日删失（Kaplan–Meier）；各步中位数相加不等于全程的中位数。', notReached: '未达到', days: '{n} 天',
  waiting: '在办案件停在哪一步', open_n: '在办', stood: '已停留（中位数 / P90）', none: '没有',
  parts: '原因、机构、产品、网点', partsNote: '条：占本类的比例；黑色刻线：占其他类型的比例。条超过刻线且为橙色的，是本类特有的集中。其后为两者之差（个百分点）和 95% 区间（Newcombe）。全部条目一并检验（Benjamini–Hochberg，0.1）。', share: '占本类', elsewhere: '占其他类型', cases: '件数', moreMembers: '另有 {n} 个较小的未列。', less: '显示较少', all: '全部显示（{n}）',
  caseCount: '{n} 件', fewer: '调成较少', moreSettled: '调成较多', differencePoints: '差（个百分点，95% 区间）', isBeyond: '是否超出偶然', chance: '可能是偶然', featuresRead: '每行把有此特征的案件与没有的相比：点为调成比例之差，横线为其 95% 区间；横线碰到中线的，差别可能只是偶然。', features: '调成的案件有什么共同点', feature: '特征', with: '有此特征，调成', without: '无此特征，调成',  holds: '超出偶然', featuresNote: '关联，不是原因。检验 {tested} 项，有或无不足 30 件的 {few} 项未列；按 Benjamini–Hochberg 校正。',
  better: '好转的同类', betterOf: '{before} 对比 {after}，同一业务（{business}）的类型。', betterAll: '{before} 对比 {after}，全部类型。', before: '此前', after: '此后', type: '类型', events: '同期面向全部案件或部分机构、人员的', eventsNote: '时间上在前，不等于因果；类型因好转而被选出，“改善”的结论在这里会偏多。', noEvents: '没有记录。', whatWasDone: '同期为它做过什么', nothingDone: '没有专门针对该类型或其业务的举措或已完成的行动记录在案。', reaches: { type: '针对该类型', business: '针对该业务', all: '全部案件', part: '部分机构或人员' }, verdicts: { improved: '改善', no_evidence: '尚无证据', worse: '变差', not_judged: '不作判断', too_early: '尚早' }, actionStates: { done: '已完成行动', closed: '已关闭行动' }, notReviewed: '尚未复核', seeEffect: '点开看前后', span: '{from} 至 {to}', noBetter: '数据不足两个完整的半年，无法比较。', noneBetter: '没有类型的好转超出偶然。',
  kinds: { campaign: '活动', definition_break: '口径变化', incentive: '激励', roll_out: '分批推行', rule_change: '规则变化', training: '培训' },
  hypothesesAre: '对原因的猜想：写明由谁查、依据哪些数字，再判断是否成立。', requestsAre: '请机构书面说明并整改的公函：数字只取该机构的案件；发出时封存，此后可打开、核验、复算；答复在此登记并跟踪。', openSealed: '打开封存的公函', seal: '封存公函', hypotheses: '假设', noHypotheses: '还没有假设。', propose: '提出假设', text: '假设内容', owner: '负责人', evidence: '依据的数字', state: '状态', judge: '作出判断', grounds: '依据（至少 4 个字）', save: '保存', cancel: '取消', history: '经过',
  states: { proposed: '已提出', supported: '得到支持', refuted: '被否定', open: '尚无定论' }, events_h: { proposed: '提出', changed: '修改', evidence: '补充依据', judged: '判断' },
  requests: '整改建议', noRequests: '还没有向机构发出整改建议。', draft: '起草整改建议', institution: '机构', contact: '收件人', asks: '要求整改的内容', workdays: '答复期限（工作日）', choose: '选择要写入的数字（只取该机构的案件）', create: '生成草稿', due: '答复期限', dueIn: '发出后 {n} 个工作日', overdue: '已逾期', sentOn: '发出日', answers: '答复', answer: '登记答复', answerText: '答复内容', answerOn: '答复日', file: '文件名', download: '下载{format}', afterwards: '此后的数字', showAfter: '查看此后的数字', afterNone: '没有可跟踪的数字。',
  requestStates: { drafted: '草稿', sent: '已发出', answered: '已答复', accepted: '答复已认可', insufficient: '答复不充分', closed: '已办结' }, requestEvents: { drafted: '起草', redrafted: '修改草稿', sent: '发出', answered: '答复', accepted: '认可', insufficient: '认为不充分', closed: '办结', sealed: '封存公函' },
  bring: { sent: '标为已发出', answered: '登记答复', accepted: '认可', insufficient: '答复不充分', closed: '办结' }, reason: '理由', refused: '不能这样做。', on: '日期', n: 'n = {n}', passport: '打开这个数字的来历',
};

/** Its sentences, as types. */
export type CauseWords = typeof wordsZhCN;

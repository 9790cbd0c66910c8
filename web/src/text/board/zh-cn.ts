/** The sentences of the board, in Chinese; fetched with the page. */
export const boardZhCN = {
  title: '金牌榜', note: '按同类案件折算、按偶然性收缩、按“真实水平进入前四分之一”的把握评定，不按原始比率排名。', which: '哪一轮', excellent: '查看优秀案例', trial: '按现有数据试算', trialNote: '试算，尚未成为评选轮次。', filtersNote: '榜单按数据集全部案件计算，不受上方筛选影响。',
  passport: '{method} v{version} · 窗口 {from} 至 {to} · 数据版本 #{data} · 合资格 {eligible} 人 · 前四分之一区间 {zone} 名 · 名额 {seats}',
  passportOff: '窗口 {from} 至 {to} · 数据版本 #{data}',
  passportCut: '{method} v{version} · 窗口 {from} 至 {to} · 数据版本 #{data} · 按全部调解员比较，只列您有权查看的人', seatsChanceCut: '名额之内',
  view: '看法', views: { wall: '榜单', committee: '评选委员会' }, fullScreen: '全屏展示', leaveFullScreen: '退出全屏', foot: '{from} 至 {to} · 数据版本 #{data}', nobodyPlaced: '本机构设为“不评定”', nobodyPlacedNote: '不分档次，也不排先后。每位调解员仍可查看本人的数字；彼此的差别请看漏斗图。', toFunnel: '打开漏斗图',
  place: '名次 {from}–{to}', placeOne: '名次 {from}', placesNote: '名次是数据允许的范围：范围相交即为并列。',
  unfit: { title: '此数据集不能评选', note: '评选按以下四项指标计分。缺少“期内调解成功率”就没有可与同类相比的主项，勉强计分只会是原始比率，所以不评。', indicator: '指标', state: '能否得到', has: '可以', lacks: '没有所需的字段', instead: '可以看的', insteadNote: '有承办人的比率指标仍可用漏斗图比较，并说明能否排名：', nobody: '此数据集没有“调解员”这一列，也不能按人比较。' },
  gold: '金牌调解员', candidate: '候选', others: '其余合资格者', ineligible: '未达资格', people: '{n} 人', byName: '按姓名排列', byScore: '按得分排列，名次范围相交即为并列',
  goldNote: '有八成以上把握，真实水平在合资格者的前四分之一。', candidateNote: '把握不足八成，或达到八成而名额已满；空缺名额可由评选委员会从中择定并写明理由。', othersNote: '与其他人相比，数据不足以说明其在前四分之一；这不等于差。', ineligibleNote: '因下列原因不参与评定，得分不作比较。',
  noGold: '本期没有人达到八成把握。名额空缺，不以较低把握递补。', zone: '进入前四分之一的把握 {chance}', score: '得分 {score}（90% 区间 {interval}）', brief: '{score}（{interval}）', legend: '横条为得分的 90% 区间，竖线为 50 分：与同类预期相当。', othersCount: '其余合资格者 {n} 人，未达资格 {unfit} 人，不在此列。', of: '{observed}/{n} 件期内成功，同类预期 {expected} 件', chosen: '委员会择定：{reason}', withheld: '暂缓：核查中', excluded: '否决：{why}',
  zoneBorder: '前四分之一到第 {size} 名为止：第 {from}–{to} 名之间，数据分不出谁在其内。', zoneClear: '前四分之一到第 {size} 名为止，界线两侧分得开。', seatBorder: '达到八成把握的多于 {size} 个名额：按把握排在第 {from}–{to} 的人，数据分不出先后。', withheldCount: '另有 {n} 人的结果暂缓公布。', runs: '分不开的名次：{runs}。', dropped: '本期不计分：{names}（没有案件或回收率不足）。',
  rankable: '{name}：人与人之间的差别约 {share} 不是偶然', alike: '{name}：本期无法区分个体差异', indicators: '指标与权重', weight: '权重', overall: '总体', spread: '真实差异（标准差）', reliable: '非偶然的份额', points: '{n} 个百分点',
  arithmetic: '全部算法', arithmeticNote: '期内成功按难易程度、业务、来源、原因、金额、逾期阶段和收案时联系方式分层与同类相比；其余指标与总体相比。每项得分 50 为符合预期，每高出一个真实标准差加 10 分。', person: '调解员', result: '结果', n: '件数', observed: '实际', expected: '预期', excess: '高于预期', kept: '收缩后', point: '得分', total: '总分', chance: '前四分之一', seatsChance: '前 {n} 名', why: '原因', download: '导出全部（Excel）', downloadStrata: '导出逐类明细（CSV）', search: '按姓名查找', none: '没有符合的调解员',
  reasons: {
    TOO_FEW_CASES: '{metric}仅 {found} 件，需 {asked} 件', NO_PEERS: '仅 {found} 的案件有足够的同类可比，需 {asked}', TOO_FEW_HOURS: '培训 {found} 学时，需 {asked} 学时', TOO_SHORT_IN_POST: '任职满 {found} 个月，需 {asked} 个月', ABOVE_GATE: '{metric} {found}，不得高于 {asked}', BELOW_GATE: '{metric} {found}，不足 {asked} 且非偶然', BEYOND_CHANCE: '{metric}为同类预期的 {found} 倍，超出偶然上限 {asked} 倍',
  },
  disqualifiers: { coercion: '强迫调解或偏袒，查实', falsified_record: '伪造档案或结果', undisclosed_conflict: '未披露利益冲突', refused_recusal: '应回避而不回避', serious_fault: '质检严重差错', complaint_upheld: '投诉查实' },
  weights: {
    title: '结果是否取决于权重', note: '每次把一项权重增减 10 分，其余按比例调整，再重新评定。', none: '没有人的档次取决于权重：四项权重各增减 10 分，结果都不变。', some: '{n} 人的档次取决于权重，其余 {rest} 人在每一种权重下都不变。', gold: '现为金牌的 {gold} 人中，{safe} 人在每一种权重下都是金牌。', metric: '权重', from: '现为', to: '改为', who: '档次会变的人', nobody: '无', move: '{name}：{from} → {to}', neither: '未入档', more: '等 {n} 人', wait: '正在逐一试算',
  },
  watch: {
    title: '异常观察', note: '这些指标从不计分。远离同行的，需了解原因；远离不等于不好。窗口 {from} 至 {to}。', own: '本人在各项观察指标中的位置。从不计分；远离同行的，需了解原因。', metric: '指标', share: '全体', judged: '可判断', chance: '偶然会有', apart: '需了解原因', nobody: '无人在 99.8% 控制限之外', draw: '画漏斗图', position: '位置', self: '本人', itself: '该单位', ownBody: '在各项观察指标中的位置，与其他机构（团队）相比。从不计分；远离同行的，需了解原因。', days: '办结距期限的天数', daysNote: '按办结案件；临近期限的占比远高于全体时，须了解是否为赶期限而结案。', all: '全体', band: '办结时', cases: '办结', rota: '数据没有派案方式（随机或轮派）的标记，挑案只能由同类比较与剔除、终止两项看出；一事拆成多案不能按人以比率监测，见“案-件比”。',
    why: { exclusion_rate: '疑难案件是否被剔除', termination_share: '疑难案件是否以终止结案', oral_agreement_share: '口头协议是否名副其实', last_day_share: '是否为赶期限而结案', survey_coverage: '是否挑选案件回访', csat_institution: '是否为一方满意而压另一方', reopen_rate: '化解是否站得住' },
    positions: { above_998: '99.8% 限以上', above_95: '95% 限以上', within: '正常范围', below_95: '95% 限以下', below_998: '99.8% 限以下', not_judged: '件数不足，不判断' },
  },
  method: {
    title: '评选办法', note: '权重与名额只对决定之后才开始的窗口生效，谁也不能看着结果定；展示方式与公示期对此后发起的轮次生效。', version: '版本', decided: '决定日期', asItComes: '产品自带', weights: '权重', mode: '展示方式', days: '公示工作日', by: '经办', reason: '理由', inForce: '本窗口（{from} 起）按 v{version} 计分。', change: '更改办法', sum: '合计 {n}（须为 100，每项增减不超过 10）', save: '决定', modes: { off: '不评定', tiers: '分档，档内按姓名', ordinal: '分档，档内按得分，并列名次范围' },
  },
  own: {
    title: '{name} · 评选明细', back: '返回金牌榜', profile: '同一时期的办案概况', nothing: '窗口期内没有可计入评选的案件。', note: '一名调解员自己的明细：全部数字与案件。只有本人和有权查看姓名的人能看到。', indicators: '各项指标', strata: '与同类案件相比', strataNote: '每一类案件的预期，按所有调解员办理同类案件的成功率折算；案件过少的类别并入上一层。合计 {observed} 件，预期 {expected} 件。',
    stratum: '案件类别', difference: '多于预期', cases: '查看案件', all: '全部案件', metric: '指标', share: '比率', counted: '得分由此而来', weightOf: '权重 {weight}', contest: '如何申诉', contestNote: '公示期内可就以下事项申诉：案件归属、结果或日期、案件类别、应否计入。请写明案件编号与理由。成立的，由来源更正数据后重新计算；不直接改分。', seats: '前 {n} 名的把握 {chance}', other: '（并入上层）', every: '逐类列出（{n} 类）',
    inRound: '{title}（{phase}）· 评选办法 v{version} · 窗口 {from} 至 {to} · 数据版本 #{data} · 另有 {others} 人同榜', notInRound: '此人不在本轮榜上：本轮尚未计算，或窗口期内没有可计入的案件。', mismatch: {
      loads_taken_back: '本轮所据的数据已有撤回，无法按当时的数据逐类复算；上列数字为本轮存档。', definition_changed: '本轮所据的指标定义其后有变更，不再逐类复算，以免同名而数字不同；上列数字为本轮存档。', rule_changed: '授予规则其后有变更，不再逐类复算；上列数字为本轮存档。', method_unknown: '本轮未存办法，按现行办法复算不一致，故不逐类列出；上列数字为本轮存档。', arithmetic: '逐类复算与存档不一致，故不列出；上列数字为本轮存档。',
    },
    peers: '同榜的其他人', peersNote: '只公布档次；各人的数字与案件供本人与评选委员会查阅。', noTier: '未入档',
    behind: '背后的案件', parts: { denominator: '计入的', numerator: '记为达成', rest: '未记为达成' }, agrees: '共 {list} 件，与本轮的件数一致。', differs: '共 {list} 件，与本轮的 {number} 件不一致：所据数据其后有撤回。',
  },
  appealing: {
    trial: '试算不能申诉；成为评选轮次并公示后，才受理申诉。', notYet: '本轮尚未公示；公示之后才受理申诉。', open: '公示至 {until}，当日为申诉的最后一天。', late: '申诉期已过（至 {until}），等待定案。', final: '本轮已定案（公示至 {until}），不再受理申诉。', own: '本人在本轮的申诉', none: '没有申诉。',
  },
  groundNotes: { attribution: '案件记在谁名下：例如两个工作日内已转办，或因回避转办。', outcome_or_date: '结果、办结日或期限登记有误。', stratum: '难易程度、业务、来源、原因、金额、逾期阶段或联系方式登记有误，因而与不同类的案件相比。', exclusion: '案件不应计入（如重复登记），或应计入而没有计入；或本人应上榜而没有上榜。' },
  round: {
    title: '本轮评选', begin: '发起一轮评选', beginNote: '窗口为截止日前 12 个月；权重与名额按窗口开始之前已定的版本，展示方式与公示期按现行版本，发起后不再改变。', name: '名称', namePlaceholder: '如：2026年第三季度', seats: '名额', cutOff: '截止日', compute: '按现有数据计算', computing: { read: '读取案件', judge: '与同类相比', place: '计算名次把握', keep: '存档' }, cancel: '停止', cancelled: '已停止，本轮没有改变。', lost: '服务器没有应答，正在重试。', compare: '与哪一轮比较', compareNote: '两轮之间，谁的位置变了、来自哪项指标。', noChange: '两轮之间没有变化。', setting: '公示 {days} 个工作日 · {mode}', computeAgain: '按更正后的数据重新计算', publish: '公示（{days} 个工作日）', finalise: '定案', review: '评审通过', reviewNote: '公示之前由评选委员会评审：看过金牌与候选、否决事项及其证据、异常观察与权重的影响。此后任何改变都须重新评审。', members: '评审人（以顿号或逗号分开，至少两人）', found: '评审意见', reviewed: '评审：{members}。意见：{reason}', check: '复算核对', same: '复算一致：与当时逐位相同（数据版本 #{data}）。', nearly: '复算一致：所有名次、档次与显示的数字相同（数据版本 #{data}）；计算环境不同，末位相差至多 {most}。', differs: '复算不一致：当时 {was}，现在 {now}。', definitionChanged: '不再复算：本轮所据的定义其后有变更（{names}），复算会在同一名称下得出另外的数字。榜单以本轮存档为准。', ruleChanged: '不再复算：授予规则其后有变更。榜单以本轮存档为准。', takenBack: '本轮所据的载入已被撤回（{loads}），无法复算：须按现有数据重新计算，才能公示或定案。', finalTakenBack: '本轮所据的载入已被撤回（{loads}）：已不能复算，以存档为准。', loadsTakenBack: '无法复算：本轮所据的载入已被撤回（{loads}）。榜单以本轮存档为准。', methodUnknown: '复算不一致：本轮未存当时的办法，按现行办法计算得出另外的结果。榜单以本轮存档为准。', methodOfToday: '本轮的办法未随轮次存档，系按现行办法复算。', busy: '正在处理', refused: '服务器没有接受；请检查各项后再试。',
    disqualify: '登记否决事项', person: '调解员', why: '事由', evidence: '证据与出处', proven: '已查实（否决）', looked: '核查中（暂缓）', choose: '择定候选人', reason: '理由', save: '提交', withdraw: '撤销否决', appeal: '登记申诉', ground: '申诉事项', cases: '案件编号（逗号分隔）', text: '申诉内容', appeals: '申诉', open: '未答复', upheld: '成立', dismissed: '不成立', uphold: '成立（更正数据后重算）', dismiss: '不成立', none: '没有申诉。',
    log: '办理记录', at: '时间', by: '经办', what: '事项', changes: '重算改变了什么', nth: '第 {n} 次计算 · 数据版本 #{data} · {at}', confirm: '确认已更正', confirmNote: '更正不在所列案件上体现时（如更正在参考数据或另一案件中），由委员会写明理由确认；须在更正载入、重新计算之后。', notListed: '不在榜上的人…', leftOut: '调解员代码', changesNote: '只列有变化的人；得分的变化由各项指标得分的改变相加而成，其余为资格、否决、择定、办法或他人的变化。', movedBy: { entered: '上榜', left: '不在榜上', became_eligible: '取得资格', became_ineligible: '失去资格', disqualified: '被否决', cleared: '否决撤销', chosen: '委员会择定', no_longer_chosen: '不再由委员会择定', method: '办法不同', others: '本人未变，他人有变' }, before: '之前', after: '之后', from: '来自', pick: '请选择',
  },
  basis: {
    title: '本轮的办法（存档）', unknown: '本轮计算时尚未随轮次保存办法：当时的权重版本可查，其余规则与指标定义的版本不详。', note: '计算时所用：办法 v{version}，名额 {seats}，权重 {weights}。复算只按存档的办法，不按现行的。', moved: '有定义其后已变更：不再复算，以免同名而数字不同。', rules: '全部规则', definitions: '所据的定义（{n} 项）', definition: '定义', today: '现在', same: '未变', changed: '已变更', now: '已为 v{now}', gone: '已无此项',
  },
  moved: {
    definitions: '两次计算所据的定义不同：{names}。',
    title: '变化的案件（{n} 件）', label: '变化的案件', first: '只列前 {n} 件。', none: '没有案件变化。', takenBack: '两次结果所据的数据有已撤回的载入（{loads}），无从逐案说明。', forWhom: '位置变化的人（{n} 人）', kinds: '变了什么', what: '前后', counts: '如何计入', step: '{from} → {to}', nothing: '（空）', hidden: '已变化（不显示）',
    kind: { entered: '新计入', left: '不再计入', attribution: '归属', outcome: '结果', dates: '日期', stratum: '案件类别', other: '其他' }, as: { out: '不计', counted: '计入', credited: '计为达成' },
  },
  corrections: { none: '等待更正：所列案件（未列的，为本人案件）尚未变化。', data: '已更正：案件在数据中已变化，榜单已重算。', said: '委员会确认已更正：{reason}' },
  events: { computed: '计算', disqualified: '登记否决', disqualifier_withdrawn: '撤销否决', chosen: '委员会择定', published: '公示', appealed: '申诉', appeal_answered: '答复申诉', correction_confirmed: '确认已更正', finalised: '定案', reviewed: '委员会评审' },
  grounds: { attribution: '案件归属', outcome_or_date: '结果或日期', stratum: '案件类别', exclusion: '应否计入或上榜' },
  phases: { draft: '草案', computed: '已计算', published: '公示中', final: '已定案' },
  until: '公示至 {date}', mustRecompute: '有申诉成立：请在来源更正数据并载入，再重新计算；所列案件确有变化，或委员会写明理由确认之后，才能继续。',
};

/** The shape every language fills. */
export type BoardWords = typeof boardZhCN;

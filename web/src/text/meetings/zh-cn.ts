/** Sentences about meetings. */
export const wordsZhCN = {
  title: '会议', note: '按月召开的质量审核会议：议程按发生的事自动拟定，各条线会前写好说明，会上逐页讨论并作出决议，会后封存纪要。', none: '还没有会议。', all: '全部会议', refused: '不能这样做。',
  states: { planned: '待召开', open: '进行中', closed: '已结束', reopened: '重新打开', cancelled: '已取消' },
  list: { title: '会议', heldOn: '日期', state: '状态', about: '所议月份', chair: '主持人', items: '议题', decided: '决议', sealed: '纪要' }, versions: '{n} 版',
  plan: '筹备会议', plannedBy: '系列', newSeries: '新系列', seriesName: '系列名称', rhythm: '周期（文字）', name: '会议名称', date: '日期', at: '开始时间', length: '时长（分钟）', month: '所议月份', place: '地点', chairIs: '主持人', people: '参会人',
  person: '姓名', account: '账号', noAccount: '无账号', area: '负责的案件', areaBy: '按', areaOf: '值', noArea: '不负责条线', addPerson: '添加参会人', removePerson: '移除 {name}', save: '保存并拟定议程', cancelForm: '取消', colleague: '从同事中选',
  head: { when: '{date} {time} · {length} 分钟', about: '所议月份：{month}', chair: '主持人：{name}', place: '地点：{place}', frozen: '数据已冻结：载入 #{version}，截至 {asOf}', notFrozen: '尚未开始：显示的是当前数据；开始时冻结。' },
  moved: '冻结之后，数据已有变动；会上与纪要仍用冻结的版本。', compare: '查看数据变动', ended: '账号已停用', reopenedNote: '{at} 由 {by} 重新打开：{reason}', cancelledNote: '已取消：{reason}', part: '您只看到与自己有关的内容。',
  tabs: { prepare: '会前准备', agenda: '议程', after: '会后' },
  open: '开始会议', openNote: '开始后数据版本即冻结，会上所有数字取自该版本。', show: '投屏', rehearse: '投屏预演', close: '结束会议', closeNote: '结束后封存纪要。', handOver: '移交主持', handTo: '移交给', reopen: '重新打开', reason: '理由（4 至 300 字）', cancel: '取消会议', invite: '发送邀请', invited: '{name}：已发送', notInvited: '{name}：未发送（{why}）',
  statement: '{name}的说明', write: '说明', saved: '已保存（第 {n} 版）', saveStatement: '保存说明', silent: '尚未提交', figure: '指标', value: '本月', area1: '负责：{area}', noNumbers: '该条线没有可显示的数字。',
  conflict: { title: '别人已改过这段文字', theirs: '现在的文字', mine: '您的文字', joined: '合并后的文字', take: '采用对方的', save: '保存合并结果', asNew: '另存为新决议', drop: '放弃我的' },
  agenda: { propose: '重新拟定', proposeNote: '人为调整过的议题保留；不再成立的撤下。', kind: '类别', item: '议题', owner: '负责人', minutes: '分钟', up: '上移：{item}', down: '下移：{item}', drop: '撤下', restore: '恢复', dropped: '已撤下的议题', droppedBy: '{by} 撤下', add: '添加议题', addTitle: '议题', addMetric: '所据指标', noMetric: '不涉及数字', total: '共 {n} 项，计划 {minutes} 分钟', nobody: '—', of: '数字' },
  kinds: { action: '逾期行动', request: '逾期未复', verdict: '行动结论', signal: '预警', stuck: '久拖不决', target: '未达目标', area: '条线汇报', checked: '质检个案', excellent: '典型案例', other: '其他', decisions: '决议' },
  after: { decisions: '决议', none: '没有决议。', minutes: '纪要', seal: '封存纪要', sealing: '正在生成并封存…', version: '第 {n} 版', openPack: '查看与核验', notYet: '会议结束后可封存纪要。', unsealed: '会议已结束，纪要尚未封存。', withdraw: '撤回', withdrawn: '已撤回：{reason}', with: '相关人：{people}', actions: '行动', noActions: '本次会议还没有行动。', due: '期限 {day}', addAction: '由决议建立行动', addAnother: '再建一项行动', added: '已建立行动。' },
  present: {
    of: '{n} / {all}', used: '{used} / {planned} 分钟', over: '已超时', lastTime: '上次的决定', judged: '预警所指', noneYet: '本次会议还没有作出决议。', missed: '未达到的案件', noneBefore: '此前会议没有就此作出决议。', lastMeeting: '上次会议的决定', decided: '本次决议', decide: '决议', write: '写下决议…', save: '记下', mention: '相关人', drill: '下钻', notes: '备注窗口', leave: '退出', full: '全屏', next: '下一页', previous: '上一页', statement: '条线说明', cases: '案件清单', split: '按{name}', noSplit: '没有可下钻的数字。', mayNotDrill: '没有查看个案的权限。', shown: '共 {total} 件，列出 {n} 件',
    kept: '断网可用：{n} / {all} 页', offline: '网络已断开；继续使用冻结的数据', waiting: '待发送 {n} 条决议', failed: '此页数据未能取得', retry: '重试', rehearsal: '预演：数据未冻结', ready: '资料齐备', keys: '← → 翻页 · D 下钻 · A 决议 · N 备注 · F 全屏 · Esc 退出', noNumber: '本项没有图表。', none: '议程是空的。', notSent: '未记下：{why}', again: '重发',
  },
  notes: { title: '备注', now: '现在', next: '下一项', nothing: '没有下一项', waiting: '等待投屏窗口…', evidence: '依据' },
  calendar: { title: '我的会议日历', note: '把地址加入日历软件即可订阅自己的会议。知道地址的人都能看到会议的时间与名称，请勿转发。', make: '生成订阅地址', again: '换一个地址', close: '停用', since: '自 {at} 起可用', once: '地址只显示这一次：', off: '尚未生成。' },
};

/** Its sentences, as types. */
export type MeetingWords = typeof wordsZhCN;

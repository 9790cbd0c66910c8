/** Words of reports that are sent by themselves, and of reminders by mail, in Chinese; fetched with the page. */
export const sendingZhCN = {
  title: '定时发送', note: '报告按时生成，每位收件人只得到其权限范围内的数字；同一次发送的数字都出自同一数据版本。', what: '定时发送项', count: '{n} 项', add: '添加', none: '还没有定时发送。', noneWhy: '添加一项后，服务器按时生成报告，以邮件发出或存入文件夹；停机期间错过的，启动后按设置补发。',
  noWay: '没有配置邮件服务器或报告文件夹；由管理员设置 CONCORD_SMTP_URL 与 CONCORD_SMTP_FROM，或 CONCORD_REPORT_FOLDER。', lost: '服务器没有回应，以下是最后所知的情况。', refused: '服务器没有接受；请检查各项后再试。',
  next: '下次 {time}', off: '停用中', last: '上次 {time}：{state}', never: '尚未发送', to: '{n} 位收件人', owner: '由 {name} 设置；发出的内容不超出其范围', edit: '修改', enable: '启用', disable: '停用', run: '立即发送', remove: '移除', confirm: '移除“{name}”？已发送的记录保留。', yes: '确认移除', no: '保留',
  states: { waiting: '待生成', made: '发送中', done: '已发送', attention: '请过目', failed: '未发送', cancelled: '已取消', passed_over: '已略过', running: '进行中' },
  parts: { waiting: '待发', sent: '已发', note: '已发说明（本期无案件）', refused: '被拒', failed: '未送达', no_scope: '无范围', skipped: '无内容', cancelled: '已取消' },
  log: { title: '发送记录', none: '还没有发送过。', all: '全部', of: '查看', period: '{period} 的报告', due: '应发 {time}', byHand: '手动', version: '数据版本 {n}', retry: '将于 {time} 再试（已试 {n} 次）', ended: '结束 {time}', who: '逐人结果', resend: '重发', resendAll: '全部重发', now: '立即再试', cancel: '取消', again: '重新生成', sends: '重发 {n} 次', sentAt: '{time} 发出', file: '下载', more: '更多' },
  form: {
    title: '添加定时发送', change: '修改“{name}”', name: '名称', example: '如：行领导月报', dataset: '数据', template: '报告', languages: '语言', zh: '中文', en: '英文', formats: '格式', back: '报告的期间', back0: '发送当月', back1: '上一个完整月', back2: '再上一个月',
    when: '何时发送', kind: '哪一天', workday: '第几个工作日', day: '每月某日', weekly: '每周某日', nth: '工作日', nthN: '第 {n} 个工作日', nthLast: '最后一个工作日', nthEnd: '倒数第 {n} 个工作日', begins: '财务月自几日起', dayOf: '日期', roll: '遇休息日顺延到下一个工作日', weekday: '星期', every: '频次', month: '每月', quarter: '每季度首月', year: '每年首月', yearBegins: '财年首月', at: '时间', zone: '时区',
    preview: '接下来六次', unknown: '{year} 年的放假安排尚未载入，此后的日期未知。', noTimes: '没有可算出的日期。', missed: '停机错过的', each: '逐次补发', newest: '只补最近一次', sealed: '内容', seals: { never: '按时生成（不含文字说明）', else_made: '已封存的报告；届时未封存则生成不含文字的', wait: '只发已封存的报告；未封存则等待' }, sealedNote: '发送封存的原件，含其中的文字说明，整份发送：须与安排人的可见范围、筛选、语言和格式相同。无权看到其全部内容的收件人（包括无权看到调解员姓名的），得不到封存件。等待时每 15 分钟查看一次，至多 31 天。', filters: '筛选', noFilters: '全部案件', someFilters: '{n} 项', filtersNote: '报告只含符合筛选的案件；每位收件人仍以其可见范围为限。', excluded: '另按程序所设，不含：{filters}。', empty: '本期没有案件时', noteIt: '发一封简短说明', skipIt: '不发送，并记录',
    recipients: '收件人', person: '姓名', who: '收件人是', outside: '外部人员', by: '方式', mail: '邮件', folder: '文件夹', address: '邮件地址', path: '文件夹名', sections: '章节', allSections: '全部章节', someSections: '选择章节', scope: '可见范围', everything: '全部案件', narrowed: '限定范围', scopeBy: '按', addRecipient: '再加一位', removeRecipient: '移除 {name}', accountScope: '其账号当时的范围之内', save: '保存', cancel: '取消', nobody: '（未命名）',
  },
  days: { d1: '周一', d2: '周二', d3: '周三', d4: '周四', d5: '周五', d6: '周六', d7: '周日' },
  said: { workday: '{every}{nth} {at}（{zone}）', fiscal: '{every}（财务月自 {begins} 日起）{nth} {at}（{zone}）', day: '{every} {day} 日 {at}（{zone}）', weekly: '每{day} {at}（{zone}）' },
  alerts: {
    title: '邮件提醒', note: '新的预警与到期事项以邮件告知：每件只说一次，同时出现的合为一封，只含您可见范围之内的。', none: '当前没有邮件提醒。', noMail: '没有配置邮件服务器，不能发送提醒。', address: '邮件地址', strength: '只告知', notice: '提示及以上', warning: '预警及以上', critical: '仅重大', zone: '时区', weekdays: '哪些天', quiet: '免打扰', from: '从', until: '到', quietNote: '其间出现的，结束后一并告知。', save: '保存', start: '开始提醒', stop: '停止提醒', test: '发一封测试邮件', tested: '测试邮件已发出。', newest: '最近的邮件', sent: '{time} 已发', waiting: '{time} 待发',
  },
};

/** The shape every language fills. */
export type SendingMessages = typeof sendingZhCN;

/** The sentences of scheduled loads, in Chinese; fetched with the page. */
export const schedulesZhCN = {
  title: '自动载入与备份', note: '按时查看文件夹、读取数据库表，有新内容就载入。检查与手工载入相同：未通过检查的批次不发布任何数据，拒收行逐行写明原因。', back: '返回数据页',
  what: '自动载入项', none: '还没有自动载入项。', noneWhy: '添加一项后，服务器会按时查看文件夹或数据库表；服务器停机期间错过的，启动后补做一次。', add: '添加', edit: '修改', count: '{n} 项',
  states: { none: '尚未运行', running: '正在载入', done: '正常', attention: '请过目', failed: '未成功', off: '已停用' },
  folder: '文件夹 {place}', source: '来源 {place}', by: '来源定义：{name}', gone: '来源定义 {id} 已不存在', never: '尚未运行', last: '上次 {time}', next: '下次 {time}', retry: '重试 {time}', off: '停用中，不会自动运行', soon: '即将开始', failures: '连续 {n} 次未成功；每次失败后隔更久重试，最长 6 小时。',
  refused: '被拒的文件（{n}）', refusedNote: '文件留在原处；文件或来源定义改变后才会再试。', run: '立即运行', enable: '启用', disable: '停用', remove: '移除', confirm: '移除“{name}”？已载入的数据不受影响。', yes: '确认移除', no: '保留', lost: '服务器没有回应，以下是最后所知的情况。',
  refusedBy: '服务器没有接受；请检查各项后再试。',
  failedOf: '{name} {time} 未成功。', look: '查看自动载入与备份',
  backup: {
    what: '自动备份', name: '每日备份', into: '存入 {place}', running: '正在备份', none: '没有设置自动备份。', late: '{time} 以来没有备份成功，应每天一次；请管理员查看服务端日志。', lateNone: '设置自动备份一天半以来没有备份成功；请管理员查看服务端日志。', how: '由管理员设置 CONCORD_BACKUP_FOLDER 与 CONCORD_BACKUP_KEY 后，服务器每天备份全部数据一次；页面上不能填写路径或密钥。', note: '案件、批次、设置与假名密钥在一个加密文件里；etl restore 以同一密钥恢复。文件夹、时间与留存份数由管理员设置。',
  },
  retention: {
    what: '自动按期删除', name: '每晚按期删除', by: '按设定的保存期限', running: '正在删除', none: '没有设置自动按期删除。', how: '由管理员设置 CONCORD_RETENTION_AT 后，服务器每晚执行一次设定的保存期限；否则只由人在数据页、操作日志页看过影响后执行。', note: '执行案件、拒收行内容与操作日志的保存期限；期限设定满七天才自动执行，评选以其为据的案件须由人确认。时间由管理员设置。',
  },
  form: {
    title: '添加自动载入项', change: '修改“{name}”', name: '名称', namePlaceholder: '如：核心系统每日数据', kind: '载入什么', folder: '文件夹里的新文件', source: '数据库表', place: '文件夹', table: '数据库表', profile: '来源定义', pick: '请选择', save: '保存', cancel: '取消',
    every: '多久一次', at: '时间', day: '星期', ofDay: '{name}（{source}：{table}）',
    noFolders: '服务端没有配置可查看的文件夹。', noSources: '服务端没有配置数据库。', operator: '由管理员写入 CONCORD_PLACES 所指的文件；页面上不能填写路径或地址。',
    noTables: '还没有读取数据库表的来源定义。', unconfigured: '{source}（未配置）', zone: '按机构所在时区（北京时间）。', fullRead: '通读全表', fullReadNote: '平时只读新写入的行；改动后 watermark 没有变大的行、被删除的行，通读时才看得见。', byHand: '当前按 cron 写法 {pattern}；在此另选会替换它。',
  },
  text: {
    open: '写一个读取数据库表的来源定义', note: '一个表对应一个来源定义。watermark 是每次写入都会变大的列（时间、日期或数）：只读取此后的行，并回看 overlap 分钟，以免漏掉提交较晚的行；没有它，每次整表读取。删除的行要整表读取才看得见。', label: '来源定义（YAML）', save: '保存来源定义', saved: '已保存：{id}', sources: '已配置的数据库：{names}',
  },
  rhythm: { minutes5: '每 5 分钟', minutes15: '每 15 分钟', hour: '每小时', day: '每天', week: '每周', month: '每月 1 日', monthEnd: '每月最后一天', at: '{every} {time}', onDay: '每{day} {time}', pattern: '按 {pattern}' },
  full: { line: '通读全表：{when} · {last}', never: '不通读', weekly: '每周第一次运行时', monthly: '每月第一次运行时', last: '上次通读 {time}', none: '尚未通读' },
  days: { d1: '周一', d2: '周二', d3: '周三', d4: '周四', d5: '周五', d6: '周六', d0: '周日' },
};

/** The shape every language fills. */
export type ScheduleWords = typeof schedulesZhCN;

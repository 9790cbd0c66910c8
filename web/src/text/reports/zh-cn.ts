/** Sentences about reports: making, sealing, finding and editing them. */
export const reportsZhCN = {
  title: '报告', note: '按模板生成、附上文字、封存成档；每个数都能打开它的来历，存档可以随时核验。',
  tabs: { make: '生成', archive: '存档', templates: '模板', schedules: '定时发送' },
  make: {
    template: '模板', period: '期间', language: '语言', format: '格式', zh: '中文', en: '英文', subject: '调解员代码', round: '评选轮次', noRounds: '还没有公示或定榜的评选。', filtersNote: '数据集与筛选取自页面上方；期间在这里选择。',
    noPeriods: '此数据集还没有完整的{kind}。', kinds: { month: '月份', quarter: '季度', year: '年度' }, quarter: '{year}年第{n}季度', year: '{year}年', fiscalYear: '{from} 至 {to}',
    draft: '下载草稿', draftNote: '草稿不封存；下载者、事由和时间记入操作日志。',
    words: '文字说明', wordsNote: '写在所选章节里。保存后，同一权限范围的人都能看到；其他范围的报告不会带上这些文字。', section: '章节', inZh: '中文', inEn: '英文（留空则用中文）', save: '保存文字', saved: '已保存（第 {n} 版，{at}）', notSaved: '有未保存的改动', check: '与数字核对', checking: '正在核对', checked: '共 {claims} 处说法，{flags} 处须改。', clean: '共 {claims} 处说法，都与报告的数字相符。 ✓', flag: '“{claim}”：{why}',
    seal: '封存', sealNote: '封存后不再改动：数据版本、口径、范围、筛选、文字和全部文件一并签名存档。', formats: '封存的文件', because: '保留不符之处的理由（至少 10 个字）', sealing: '正在生成并封存', go: '生成并封存', sealed: '已封存，共 {n} 份文件。', open: '打开存档', mayNot: '封存须有发布权限。', refused: '没有完成',
  },
  formats: { pdf: 'PDF', pptx: 'PowerPoint', xlsx: 'Excel', docx: 'Word', html: '网页（单个文件）', csv: 'CSV（阅读）', data: 'CSV（程序）' },
  archive: {
    search: '搜索存档', words: '标题或正文中的字词', none: '没有符合的存档。', more: '再列出一些', made: '{at} 封存', of: '{title} · {period}', version: '数据版本 {n}', published: '{by} 于 {at} 发布', scope: '范围', filters: '筛选', definitions: '口径', digest: '摘要 SHA-256', key: '签名密钥', because: '保留不符之处的理由', files: '文件', size: '大小', fileDigest: 'SHA-256',
    verify: '核验存档', verifying: '正在核验', green: '核验通过 ✓：封印与签名完好，{files} 份文件与封存时一致，读回的内容与报告逐字逐数相符，{n} 个数按当时的数据重新计算，全部相同。', red: '核验未通过',
    broken: '内容与封存时的摘要或签名不符。', notOurs: '不是由本系统的密钥签名。', fileBroken: '文件 {name} 与封存时不一致。', notDerived: '无法按当时的数据重新计算：{why}', differs: '{n} 个数中有 {m} 个重新计算后不同。', fileMissing: '文件 {name} 读回后缺少报告里的 {n} 处内容，例如：{example}。',
    compare: '与另一份比较', compareWith: '另一份（同一模板、期间和范围）', noOther: '没有同一模板和期间的其他存档。', same: '{n} 个数全部相同。', changed: '{n} 个数中有 {m} 个不同；每个都说明了原因。', place: '位置', earlier: '较早一份（{at}）', later: '较晚一份（{at}）', why: '原因', gone: '没有',
  },
  templates: {
    builtIn: '随产品提供', own: '本机构的模板', changed: '已改动', revision: '第 {n} 版', savedBy: '{by} 于 {at} 保存', sections: '章节', add: '加入章节', up: '上移', down: '下移', remove: '移除', titleZh: '中文标题', titleEn: '英文标题', filters: '本章筛选', parts: '{n} 个部分', noFilters: '与全报告相同', narrow: '改为页面上方的筛选', widen: '去掉本章筛选', rename: '改名',
    save: '保存模板', saved: '已保存为第 {n} 版。', restore: '恢复原样', restoreSure: '确认恢复', removeOwn: '删除模板', removeSure: '确认删除', copy: '另存为新模板', newId: '新模板的标识（小写字母、数字与连字符）', export: '导出文件', import: '导入文件', imported: '已读入 {id}，保存后生效。', source: '模板文件', sourceNote: '也可直接编辑；保存时逐项检查。', diff: '改动', diffWith: '与之比较', original: '随产品提供的原样', lastSaved: '上次保存的一版', noDiff: '没有不同。', added: '新增', removed: '删去', notJson: '文件内容不是 JSON。', mayNot: '编辑模板须有制定权限。',
  },
};

/** Those of another language have the same keys. */
export type ReportsMessages = typeof reportsZhCN;

/** The sentences of bringing in a file, in Chinese; fetched with the page, so that the first load does not carry them. */
export const wordsZhCN = {
  title: '载入文件', note: '从一个没见过的文件到图表，五步完成，不写代码。载入之前不会改动任何数据。', back: '返回数据页',
  again: '继续上次的文件', open: '打开', waitingStep: '完成上一步后打开', doneStep: '已完成',
  file: {
    title: '选择文件', drop: '把文件拖到这里', dropping: '松开以上传', or: '或', choose: '选择文件', kinds: 'CSV、TSV、Excel（.xlsx）、JSON Lines、Parquet、XES，均可用 gzip 压缩（Excel、Parquet 除外）。',
    stays: '文件只存到这台服务器，不会发往别处；未载入的文件 24 小时后删除。当事人姓名在载入时替换为代号。', sending: '正在上传“{name}”', sent: '已传 {sent} / {total}', cancel: '取消', another: '换一个文件', brought: '{name} · {size}',
  },
  faults: {
    EMPTY: '文件是空的，没有上传。', MANY: '一次只能载入一个文件。多个文件（如按月导出的）可放进服务器监视的文件夹，逐个自动载入，见“自动载入”；命令行 etl load 也可给出文件夹。', OLD_EXCEL: '这是旧版 Excel（.xls），请另存为 .xlsx 后再选。', TOO_LARGE: '文件超过服务器的上限，没有上传。请压缩（gzip）或分成几份。', DISK_FULL: '服务器的磁盘空间不足，文件没有收下；请管理员腾出空间后重新选择。',
    NO_SCOPE: '只有可查看全部案件的人才能载入文件。', NETWORK: '上传中断：网络断开、服务器停止，或文件超过上限。请检查后重新选择。', CANCELLED: '已取消上传，没有留下任何内容。', INTERNAL: '服务器没有收下这个文件，原因见服务端日志。',
  },
  gone: '这个文件已不在服务器上：它已载入、已移除，或放置超过 24 小时。请重新选择文件。', lost: '服务器没有回应，正在重新连接。任务在服务器上继续进行，无须重做。', jobGone: '服务器已不知道这项任务的结果（可能重新启动过）。请在数据页查看是否已载入，或重做这一步。',
  reading: {
    title: '核对读法', format: '格式', gzip: '{format}，gzip 压缩', encoding: '编码', plain: '纯 ASCII，任何编码均可', delimiter: '分隔符', sheet: '工作表', headerRow: '表头所在行', found: '自动识别，可以更改', rows: '前 {n} 行，原样显示', more: '另有 {n} 列未显示', columns: '{n} 列', noRows: '表头下没有数据行。', badLine: '第 {n} 行有不符合 {encoding} 的字节（显示为 �），照此载入会被拒收。请在来源中改正，或改选编码。',
    next: '读法无误，下一步', redo: '重新识别', long: '过长的单元格只显示开头。', row: '行',
  },
  formats: { csv: '分隔文本', xlsx: 'Excel 工作簿', jsonl: 'JSON Lines', parquet: 'Parquet', xes: 'XES 事件日志' },
  encodings: { utf_8: 'UTF-8', gb18030: 'GBK / GB18030', utf_16le: 'UTF-16 LE', utf_16be: 'UTF-16 BE' },
  delimiters: { comma: '逗号 ,', tab: '制表符', semicolon: '分号 ;', bar: '竖线', other: '其他：{sign}' },
  mapping: {
    title: '对应列', source: '来源', into: '文件内容', cases: '案件', records: '参考数据', isNew: '新来源：按下面的对应载入', known: '已有来源', builtIn: '{name}（自带）', saved: '{name}（已保存）', knownNote: '按“{name}”的规则读取。文件与规则不符时，试载会说明。', name: '来源名称', id: '标识', idNote: '小写字母、数字和连字符。',
    BAD_ID: '只能用小写字母、数字和连字符，最多 40 个，首位不能是连字符。', BUILT_IN: '这个标识属于自带的来源，请换一个。', SAVED: '已有这个来源：将保存为它的新版本。',
    columns: '列的对应', column: '要填的列', from: '文件的列', none: '不取', required: '必需', sure: '把握', why: '依据', samples: '样本值', more: '更多列（{n}）', fewer: '收起', found: '已对应 {n} 列',
    levels: { decided: '已指定', sure: '把握大', likely: '较有把握', unsure: '请确认', missing: '必须指定', none: '不取' },
    outcomes: '办理结果的写法', outcomesNote: '左为文件中的写法及其行数（试载之前只看前几行），右为它所属的结果。', outcome: '文件写作', rows: '行数', code: '属于', pick: '请选择', unknown: '有 {n} 种写法还没有归类；不归类，这些行会被拒收。', moreOutcomes: '显示全部 {n} 种',
    classes: { S: '成功', U: '不成', T: '终止', X: '剔除', open: '在办' }, classOnly: '（不细分）', questions: '请过目（{n}）', questionsNote: '以下只有人能判断；可在上面更改，或确认无误后继续。', left: '不导入的列（{n}）', leftNone: '每一列都已对应。',
    yaml: '来源定义（YAML）', yamlNote: '上面的选择写成的规则。可以直接修改；改后以文本为准。', byText: '已改用文本，上面的选择不再生效。', toForm: '放弃文本，回到选择', apply: '改用这段文本', check: '试载（不改动数据）', checkAgain: '重新试载', checking: '正在开始',
  },
  coverage: {
    title: '来源是否也提供未结案件？', note: '样本中的案件都已办结。若来源只提供已办结案件，未结存量与办理时长无从得知，将不显示这些指标。',
    all: '也提供：样本中恰好没有未结案件', closed: '只提供已办结的案件',
  },
  fold: {
    title: '多行合为一案', note: '文件中一个案件占多行，各行合并为一案。各行不同的列，请说明以哪一个为准；仍要求一致的，不一致的案件整案拒收。空单元格不参与。', open: '有 {n} 列在同一案件的各行上不同，还没有选择规则；不选，这些案件会被拒收。', none: '前几行中，同一案件的各行没有不同。试载会核对全部行。',
    forAll: '以上 {n} 列都用：', found: '同一案件的各行', rule: '合并规则', refused: '试载中不一致，拒收 {n} 行', differs: '前几行中已有不同', agrees: '前几行中一致', more: '其余各列（{n}）',
    rules: { must_agree: '必须一致，否则拒收', first: '取第一行', last: '取最后一行', any: '取第一行', min: '取最小（最早）', max: '取最大（最晚）', sum: '各行相加', sum_distinct: '不同的值相加', distinct: '全部列出' },
  },
  target: {
    dataset: '载入到数据集', isNew: '新的数据集；数据集之间的案件不会相加。', JOINS: '已有数据集“{name}”（{n} 件）：案件按来源与编号并入其中。', BAD_DATASET: '只能用小写字母、数字、- 和 _，最多 40 个，首位须为字母或数字。',
    asOf: '数据截至日', asOfNone: '不填：以文件中最晚的日期为准。', asOfNote: '文件所知的最后一天；未办结案件的时长算到这一天。', FUTURE: '这一天还没有到，请核对。',
  },
  check: {
    title: '试载', running: '正在试载', cancel: '取消', cancelled: '已取消，没有改动任何数据。', failed: '试载没有完成', refused: '这样载入会被拒绝', good: '可以载入', goodBut: '可以载入，但 {n} 行（{share}）会被拒收，不会进入任何数字。', goodButNote: '通常回到第 3 步归类办理结果、选择合并规则或改列的对应就能解决；下面列有原因。', nothing: '与第 {n} 批完全相同，再次载入不会有任何变化。', delivered: '收到', asOf: '截至 {date}', noAsOf: '没有日期', rejects: '拒收（{n} 行）', noRejects: '没有拒收行。', row: '第 {n} 行', unknown: '词表以外的值', unknownCut: '{column}：共 {of} 种，列出最多的 {n} 种。', unknownAll: '下载保留的全部（CSV）', unknownNote: '规则没有说明它们是什么；办理结果会因此拒收，其他列照原样保留。',
    cases: '将要存入的前 {n} 条', changes: '库中已有内容的变化', changesNote: '{column}：{n} 处', old: '原值', new: '新值', case: '案件', months: '按收案月份', month: '月份', count: '件数', claimed: '涉案金额', agreed: '协议金额', empty: '（空）', redo: '上面的选择已改变，请重新试载。', reason: '原因', column: '列', value: '值', rowsOf: '行数', sum: '合计', quality: '数据可信度', qualityNote: '与载入时相同的检查；A 没有超限，B 超过限值，C 超过两倍，D 超过四倍，取最差一项。',
    phases: { check: '检查文件', read: '读取', map: '对应', fold: '合并', publish: '发布', withdraw: '撤回', delete: '按期限删除', done: '完成' }, files: '文件“{name}”',
  },
  load: {
    title: '载入', into: '以“{name}”载入数据集 {dataset}：{n} 行将载入，新增 {casesNew} 件案件，变更 {casesChanged} 件。', intoRecords: '以“{name}”载入数据集 {dataset}：{n} 行将载入，新增 {casesNew} 条记录，变更 {casesChanged} 条。', loadedRecords: '第 {n} 批已发布：新增 {casesNew} 条记录，变更 {casesChanged} 条。', go: '载入', running: '正在载入', failed: '没有载入，数据未改动', again: '重试载入', done: '已载入', loaded: '第 {n} 批已发布：新增 {casesNew} 件案件，变更 {casesChanged} 件。', dashboard: '打开“{name}”的总览', ledger: '在数据页查看这一批', next: '再载入一个文件', cancel: '取消载入', saveFailed: '来源没有保存，因此没有载入。标识可能已被占用；请在第 3 步换一个。',
  },
};

/** The shape every language fills. */
export type DeliverWords = typeof wordsZhCN;

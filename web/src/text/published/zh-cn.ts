/** Sentences about tables published for outside readers. */
export const publishedZhCN = {
  title: '对外发布', note: '按月发布的固定表格。发布后不再改动；所有表合在一起审查，隐去的数不能由其他数算出。',
  none: '还没有发布任何月份。', nothing: '这一期没有您权限范围内的内容。', month: '月份', total: '全月', by: '按{name}', crossed: '按{first}与{second}',
  measures: { intake: '收案', closings: '办结', settled: '调解成功', unsettled: '未成功', rate: '成功率' },
  hidden: '少于 5 件或为保护而不显示', legend: '“*”：少于 5 件，或为保护这样的数而不显示。“–”：办结不足 10 件，或有数不显示，不计成功率。成功率 = 调解成功 ÷ 办结。', open: '表格',
  source: '{dataset} · 数据截至 {asOf} · 数据版本 {version}', made: '{at} 由{by}发布', definitions: '口径：{list}', definition: '{name}（第 {version} 版）', digest: '摘要 SHA-256', broken: '保存的内容与摘要不符，不再显示', withdrawn: '已撤回', withdrawnAt: '{at} 撤回：{reason}',
  publish: '发布', dataset: '数据', preview: '预览', previewNote: '将发布 {cells} 个不为零的数，隐去 {hidden} 个（{share}）：其中 {small} 个少于 5 件，{withheld} 个为保护前者。', tooClose: '与已撤回的一版相差太小，不能发布。', go: '发布这个月', published: '已发布', isPublished: '{month}（已发布）', noMonths: '没有数据完整的月份。',
  withdraw: '撤回', reason: '撤回理由（10–300 字）', sure: '撤回这一期', refused: '不能这样做。', reader: '外部读者', tables: '{month}的表格', previewOf: '{month}的预览',
};

/** Those of another language have the same keys. */
export type PublishedMessages = typeof publishedZhCN;

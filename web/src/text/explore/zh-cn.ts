/** Sentences of the Explore page in Chinese; added to the interface's own when the page is first drawn. */
export const exploreZhCN = {
  title: '探索', note: '任选指标，按至多两个维度拆分，按时间切分，与上期、上年同期或目标对照。小计与合计各按自身口径重新计算，不由各格相加。',
  metrics: '指标', rows: '行拆分', columns: '列拆分', none: '不拆分', grain: '时间', grains: { all: '整个期间', month: '按月', merged_month: '1–2月合并', quarter: '按季', year: '按年' },
  against: '对照', againsts: { none: '不对照', period: '上期', year: '上年同期', target: '目标' }, form: '形式', forms: { table: '透视表', chart: '图' }, top: '每个拆分最多列出', tops: '{n} 项', answer: '探索结果',
  listed: '{name}列出 {n} 项，共 {total} 项', listedAll: '{name}共 {total} 项', capped: '表格最多约 4,000 格，已少列：{listed}。可筛选、少选指标或放大时间粒度。', panelsOf: '画出前 {n} 图，共 {total} 图；其余见透视表。',
  all: '全部', range: '全期', download: '下载 CSV（内部）', circulate: '下载 CSV（对外）', drill: '{place}：{value}，查看案件', sortBy: '按“{name}”排序', sorted: { down: '从大到小', up: '从小到大' }, unsorted: '不足 30 件的行不参与排序。',
  caption: '比率下为件数（n）；不足 10 件只列分数，不足 30 件为灰色，仅供参考。点数字看指标与背后的案件。', csvNote: '给机器读：每行一个数，不舍入，合计也在内；含小数目，仅限内部使用。', circulateNote: '对外提供：1–4 件写作“<5”，可由合计推算的其他格写作“*”；不含与往期的比较。按同一日期计入的指标一并处理，任一指标须隐去时同格都写作“*”。',
  heldAgainst: '数值旁的变化对照：{what}。', notComparable: '未满的期间、没有数据的早期，以及单独的一月与二月不作对照。', noTargets: '没有为这些范围设定目标的格不列目标。',
  views: {
    title: '视图', note: '视图记住指标、拆分、期间与筛选，不含数据。', save: '保存当前视图', update: '以当前页更新“{name}”', updateShort: '更新', name: '名称', share: '共享给所有人', shared: '共享', own: '自己的', saved: '已保存：{name}', none: '还没有保存过视图。', open: '打开', remove: '删除', removeSure: '确认删除', export: '导出',
    import: '导入视图文件', imported: '已导入：{name}', compare: '比较', compareWith: '与…比较', same: '两个视图相同。', field: '项目', failed: '没有完成', dataset: '此视图属于数据集 {name}', choose: '选择另一个视图', close: '关闭', at: '保存于 {at}', moved: '别处已改过这个视图，请重新打开后再存。',
  },
};

/** The shape every language fills. */
export type ExploreWords = typeof exploreZhCN;

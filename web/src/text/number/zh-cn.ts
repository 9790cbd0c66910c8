/** Sentences about where a number comes from. */
export const numberZhCN = {
  title: '数字的来历', note: '一个数的来历：口径、分子与分母、筛选、数据版本，以及它背后的案件清单。', back: '返回{page}',
  invalid: '这个地址不完整，找不到它所指的数。', invalidWhy: '请从报告或页面上的数字打开，或回到总览。', home: '回到总览',
  of: '对象', allCases: '全部案件', period: '期间', filters: '筛选', noFilters: '无', version: '数据版本', versionOf: '第 {n} 版，截至 {asOf}', definition: '口径', definitionOf: '第 {n} 版',
  then: '当时（第 {n} 版数据）', now: '现在（第 {n} 版数据）', unchanged: '此后数据没有改变这个数。', moved: '此后数据改变了这个数：当时为 {then}，现在为 {now}。', definitionMoved: '口径此后由第 {then} 版改为第 {now} 版，此处按现行口径重算。',
  against: '对比期 {span}', change: '变化', seeMetric: '查看这个指标', seeRestated: '此后更正了什么', listOf: '{span}',
  share: '占比', shareOf: '占什么', shareFraction: '本项 / 总数', isNumerator: '报告里的这个数是它的分子。', isDenominator: '报告里的这个数是它的分母。', isBasis: '报告里的这个数由它算出（如按工作日或日数折算）。',
  mayNotDrill: '查看案件清单须有逐案查看的权限。',
};

/** Those of another language have the same keys. */
export type NumberMessages = typeof numberZhCN;

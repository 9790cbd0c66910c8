/** The sentences of the weights that make a weighted workload. */
export const zhCN = {
  title: '难易权重', note: '权重＝该难易程度案件实际用时的中位数÷全部案件的中位数（{minutes} 分钟），取自 {from} 至 {to} 办结且记有用时的案件；每办结一件按其权重计。', none: '{from} 至 {to} 办结且记有用时的案件，没有任何难易程度满 30 件，暂无权重。',
  difficulty: '难易程度', weight: '权重', minutes: '用时中位数（分钟）', cases: '记有用时的案件',
};

/** The same sentences in another language. */
export type EffortWords = typeof zhCN;

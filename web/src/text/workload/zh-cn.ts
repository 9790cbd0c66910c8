/** The sentences of workload, in Chinese: the key's first language. */
export const wordsZhCN = {
  title: '各组织与团队的工作量', by: '按{name}', group: '分组方式',
  note: '办结件数除以在岗调解员的全时工作月（工时比例逐日累计，取自调解员参考数据）。反映负荷，不反映优劣：案件难易不同，不作排名。',
};

/** What every language must say. */
export type WorkloadWords = typeof wordsZhCN;

/** The sentences of events too rare for a monthly chart. */
export const zhCN = {
  title: { t: '相邻两件相隔的天数（t 图）', g: '相邻两件之间隔了多少件（g 图）' },
  head: { t: '相隔（天）', g: '其间件数' }, since: '前一件', on: '后一件', soFar: '尚未出现',
  gap: { t: '{since} 至 {on}：{n} 天', g: '{since} 至 {on}：其间 {n} 件' }, quiet: { t: '{since} 之后：已 {n} 天', g: '{since} 之后：已 {n} 件' },
  rules: { astronomical: '超出控制限', shift: '连续七次间隔在中线一侧', trend: '连续七次间隔同向变化', twoOfThree: '三次间隔中两次接近控制限' },
  how: { t: '控制限由间隔天数的 1/3.6 次方按 XmR 得出（t 图，Nelson 1994）；点越高，相隔越久。末端空心点为最后一件之后至结果已知的最后一天。', g: '控制限由几何分布得出（g 图，Benneyan 2001）；点越高，其间的案件越多。末端空心点为最后一件之后至结果已知的最后一天。' },
  noise: '即使一切照旧，最近一次间隔仍有 {latest} 的可能被标为信号，最后一件之后的时长仍有 {since} 的可能超过上限。',
  provisional: '间隔不足 20 次，控制限为暂定。',
};

/** The same sentences in another language. */
export type RareWords = typeof zhCN;

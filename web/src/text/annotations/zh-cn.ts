/** The sentences of annotations in Chinese; `en.ts` has the same keys, held by its type. */
export const annotationsZhCN = {
  title: '图中标记', kinds: { action: '行动', comment: '讨论', decision: '决定', campaign: '专项活动', definition_break: '口径变更', incentive: '激励', roll_out: '分步推行', rule_change: '规则调整', rebase: '重设基线', training: '培训' },
  span: '{from} 至 {to}', since: '{from} 起', people: '{n} 人参加', whose: '{name} · {members}', andMore: '{first} 等 {n} 项',
  partial: '只涉及其中一部分，未标在图上', narrow: '只看这部分', failed: '未能取得活动、培训与口径变更，图上可能缺少标记。', rest: '其余 {n} 项',
  description: '标记只说明同一时间发生了什么，不说明原因。',
};

/** The shape every language fills. */
export type AnnotationMessages = typeof annotationsZhCN;

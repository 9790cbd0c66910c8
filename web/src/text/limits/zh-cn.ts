/** The sentences of the card of time limits in Chinese; `en.ts` has the same keys, held by its type. */
export const limitsZhCN = {
  title: '期限从何而来', note: '来源给出期限的案件以来源为准；其余按下列规则推算，自上而下第一条适用者为准：自有规则先于内置，具体的先于一般的，新的先于旧的。',
  rule: '规则', applies: '适用', limit: '时限', runs: '起止', valid: '有效期', source: '依据', every: '全部案件', calendarDays: '{n} 个自然日', workingDays: '{n} 个工作日', runsFrom: '{from} → {to}', since: '{from} 起', span: '{from} 至 {to}',
  own: '自有', builtIn: '内置', replaced: '已被同名自有规则取代', verify: '待核', noSource: '未注明', rolls: '遇休息日顺延', suspends: '中止期间不计', suspendsFor: '中止期间不计（仅限 {reasons}）',
  steps: { received_on: '收案', accepted_on: '受理', opened_on: '立案登记', assigned_on: '分派', consent_on: '同意调解', closed_on: '办结', first_contact_on: '首次联系' },
  announced: '放假安排已载入 {from} 至 {until} 年；此外的年份不推算工作日，也不猜测。可在参考数据“工作日历”中补充。', toVerify: '{n} 条内置规则尚待对照原文核实，核实之前不宜据以问责。',
};

/** The shape every language fills. */
export type LimitMessages = typeof limitsZhCN;

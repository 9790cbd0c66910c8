/**
 * Codes and their words. Business and cause follow the names of JR/T 0169-2018 as banks publish them; the numbering and the
 * sub-types are ours, since the standard's code values are not public. The last two digits 99 mean 其他 on every level.
 */
import type { Words } from '../src/words.js';

/** 业务类别. */
export const BUSINESS: Words = {
  B01: { zh: '人民币储蓄', en: 'RMB savings' },
  B02: { zh: '借记卡', en: 'Debit cards' },
  B03: { zh: '信用卡', en: 'Credit cards' },
  B04: { zh: '贷款', en: 'Loans' },
  B05: { zh: '债务催收', en: 'Debt collection' },
  B06: { zh: '支付结算', en: 'Payments' },
  B07: { zh: '自营理财', en: 'Own wealth products' },
  B08: { zh: '银行代理业务', en: 'Agency sales' },
  B09: { zh: '外汇', en: 'Foreign exchange' },
  B10: { zh: '贵金属', en: 'Precious metals' },
  B11: { zh: '人民币管理', en: 'Notes and coins' },
  B12: { zh: '个人金融信息', en: 'Personal financial information' },
  B13: { zh: '国库', en: 'Treasury' },
  B14: { zh: '其他中间业务', en: 'Other fee business' },
  B99: { zh: '其他业务', en: 'Other business' },
};

/** 投诉原因. */
export const CAUSE: Words = {
  C01: { zh: '服务态度及服务质量', en: 'Attitude and quality of service' },
  C02: { zh: '服务设施、设备、业务系统', en: 'Facilities, equipment, systems' },
  C03: { zh: '管理制度、业务规则与流程', en: 'Policies, rules and procedures' },
  C04: { zh: '营销方式和手段', en: 'Marketing practice' },
  C05: { zh: '信息披露', en: 'Disclosure' },
  C06: { zh: '自主选择权', en: 'Freedom of choice' },
  C07: { zh: '产品收益', en: 'Product returns' },
  C08: { zh: '合同条款', en: 'Contract terms' },
  C09: { zh: '消费者资金安全', en: 'Safety of funds' },
  C10: { zh: '消费者信息安全', en: 'Safety of personal data' },
  C11: { zh: '定价收费', en: 'Pricing and fees' },
  C12: { zh: '债务催收方式和手段', en: 'Collection practice' },
  C99: { zh: '其他原因', en: 'Other cause' },
};

/** 纠纷小类; the part before the hyphen is the business. */
export const SUBTYPE: Words = {
  'B01-01': { zh: '存取款差错', en: 'Deposit or withdrawal error' },
  'B01-02': { zh: '存款变保险', en: 'Deposit turned into insurance' },
  'B01-03': { zh: '挂失与继承支取', en: 'Loss report and inheritance' },
  'B01-04': { zh: '计息争议', en: 'Interest calculation' },
  'B01-05': { zh: '账户冻结', en: 'Account frozen' },
  'B02-01': { zh: '非柜面限额', en: 'Limits off the counter' },
  'B02-02': { zh: '借记卡盗刷', en: 'Unauthorised debit' },
  'B02-03': { zh: '吞卡与换卡', en: 'Card retained or replaced' },
  'B02-04': { zh: '年费与小额账户管理费', en: 'Annual and small-account fees' },
  'B02-05': { zh: '涉案账户管控', en: 'Account controls' },
  'B03-01': { zh: '协商还款与个性化分期', en: 'Repayment plan' },
  'B03-02': { zh: '息费与违约金', en: 'Interest and late fees' },
  'B03-03': { zh: '分期手续费与提前结清', en: 'Instalment fee and early payoff' },
  'B03-04': { zh: '年费与权益费', en: 'Annual and benefit fees' },
  'B03-05': { zh: '盗刷与争议交易', en: 'Disputed transaction' },
  'B03-06': { zh: '额度调整与止付', en: 'Limit change and blocking' },
  'B03-07': { zh: '信用卡征信异议', en: 'Card credit record' },
  'B03-08': { zh: '诱导分期', en: 'Induced instalments' },
  'B03-09': { zh: '附加保险与增值服务扣费', en: 'Add-on insurance and services' },
  'B03-10': { zh: '积分与活动兑付', en: 'Points and campaigns' },
  'B03-11': { zh: '销卡与账户余额', en: 'Card closing and balance' },
  'B03-12': { zh: '溢缴款', en: 'Overpayment' },
  'B04-01': { zh: '住房贷款利率调整', en: 'Mortgage rate reset' },
  'B04-02': { zh: '提前还款违约金', en: 'Prepayment penalty' },
  'B04-03': { zh: '个人消费与经营贷', en: 'Consumer and business loan' },
  'B04-04': { zh: '助学贷款', en: 'Student loan' },
  'B04-05': { zh: '汽车金融', en: 'Car finance' },
  'B04-06': { zh: '互联网联合贷', en: 'Online joint loan' },
  'B04-07': { zh: '担保费与服务费', en: 'Guarantee and service fees' },
  'B04-08': { zh: '利率披露', en: 'Rate disclosure' },
  'B04-09': { zh: '逾期与展期', en: 'Arrears and extension' },
  'B04-10': { zh: '抵押解除', en: 'Release of collateral' },
  'B05-01': { zh: '催收方式不当', en: 'Improper collection' },
  'B05-02': { zh: '第三人与通讯录骚扰', en: 'Contacting third parties' },
  'B05-03': { zh: '外包催收机构', en: 'Outsourced collector' },
  'B05-04': { zh: '虚假函件', en: 'False letters' },
  'B05-05': { zh: '催收泄露隐私', en: 'Privacy breach in collection' },
  'B06-01': { zh: '转账差错', en: 'Transfer error' },
  'B06-02': { zh: '快捷支付', en: 'Quick payment' },
  'B06-03': { zh: '二维码支付', en: 'QR payment' },
  'B06-04': { zh: '第三方代扣', en: 'Third-party direct debit' },
  'B07-01': { zh: '理财适当性', en: 'Suitability' },
  'B07-02': { zh: '净值波动', en: 'Loss of net value' },
  'B07-03': { zh: '赎回限制', en: 'Redemption limits' },
  'B08-01': { zh: '代销保险误导与退保', en: 'Insurance mis-selling and surrender' },
  'B08-02': { zh: '代销基金与信托', en: 'Funds and trusts' },
  'B08-03': { zh: '代缴费', en: 'Bill payment' },
  'B09-01': { zh: '结售汇与汇款', en: 'Exchange and remittance' },
  'B10-01': { zh: '积存金与账户贵金属', en: 'Gold accounts' },
  'B11-01': { zh: '假币、残币与零钞', en: 'Counterfeit, damaged and small notes' },
  'B12-01': { zh: '个人信息泄露', en: 'Data leak' },
  'B12-02': { zh: '未授权征信查询', en: 'Unauthorised credit enquiry' },
  'B13-01': { zh: '国债与退税', en: 'Treasury bonds and refunds' },
  'B14-01': { zh: '短信与增值服务费', en: 'Message and service fees' },
  'B99-99': { zh: '未归类纠纷', en: 'Not classified' },
};

/** 案件来源: who sent the case. */
export const INTAKE_CHANNEL: Words = {
  court_delegated: { zh: '法院委派（立案前）', en: 'Court, before filing' },
  court_entrusted: { zh: '法院委托（立案后）', en: 'Court, after filing' },
  regulator: { zh: '监管转办', en: 'Regulator' },
  institution: { zh: '机构移送', en: 'Institution' },
  consumer: { zh: '消费者申请', en: 'Consumer' },
};

/** 调解方式. */
export const MEDIATION_MODE: Words = {
  onsite: { zh: '现场', en: 'In person' },
  online: { zh: '在线', en: 'Online' },
  phone: { zh: '电话', en: 'Telephone' },
};

/** 难易程度: the three tracks of 金发〔2025〕14号. */
export const COMPLEXITY: Words = {
  simple: { zh: '简易', en: 'Simple' },
  ordinary: { zh: '普通', en: 'Ordinary' },
  complex: { zh: '疑难复杂', en: 'Complex' },
};

/** 逾期阶段, by days past due as card centres count them: M1 is 1 to 30. */
export const OVERDUE_STAGE: Words = {
  M0: { zh: '未逾期', en: 'Not overdue' },
  M1: { zh: 'M1（1–30 天）', en: 'M1 (1–30 days)' },
  M2: { zh: 'M2（31–60 天）', en: 'M2 (31–60 days)' },
  M3: { zh: 'M3（61–90 天）', en: 'M3 (61–90 days)' },
  M4: { zh: 'M4（91–120 天）', en: 'M4 (91–120 days)' },
  M5: { zh: 'M5（121–150 天）', en: 'M5 (121–150 days)' },
  M6: { zh: 'M6（151–180 天）', en: 'M6 (151–180 days)' },
  M7: { zh: 'M7+（180 天以上）', en: 'M7+ (over 180 days)' },
  written_off: { zh: '已核销', en: 'Written off' },
};

/** 当事人群体. */
export const PARTY_GROUP: Words = {
  general: { zh: '一般消费者', en: 'General' },
  elderly: { zh: '老年人', en: 'Elderly' },
  student: { zh: '学生', en: 'Students' },
  new_resident: { zh: '新市民', en: 'New residents' },
  disabled: { zh: '残障人士', en: 'Persons with disabilities' },
  micro_business: { zh: '小微经营者', en: 'Micro businesses' },
};

/** 办理结果: the classes, their codes, and '' for a case that is open. */
export const OUTCOME: Words = {
  '': { zh: '在办', en: 'Open' },
  S: { zh: '调解成功', en: 'Settled' },
  S1: { zh: '达成协议并即时履行', en: 'Agreed and performed at once' },
  S2: { zh: '达成书面协议', en: 'Written agreement' },
  S3: { zh: '达成口头协议', en: 'Oral agreement' },
  S4: { zh: '和解撤诉或撤回投诉', en: 'Withdrawn because resolved' },
  U: { zh: '调解不成', en: 'Not settled' },
  U1: { zh: '分歧过大', en: 'Too far apart' },
  U2: { zh: '一方中途拒绝', en: 'One side left' },
  U3: { zh: '期限届满未达成', en: 'Time ran out' },
  T: { zh: '程序终止', en: 'Ended without merits' },
  T1: { zh: '无法联系', en: 'Out of reach' },
  T2: { zh: '一方自始不同意', en: 'Refused from the start' },
  T3: { zh: '申请人撤回（未解决）', en: 'Withdrawn, unresolved' },
  T4: { zh: '移送其他机构', en: 'Passed to another body' },
  X: { zh: '剔除', en: 'Excluded' },
  X1: { zh: '不属受案范围', en: 'Out of scope' },
  X2: { zh: '重复案件', en: 'Duplicate' },
  X3: { zh: '录入错误', en: 'Entry error' },
  X4: { zh: '疑似黑灰产代理', en: 'Suspected illegal agent' },
};

/** 地区: the neutral areas of the demo history; regions of other sources label themselves. */
export const REGION: Words = Object.fromEntries(
  [['东', 'East'], ['南', 'South'], ['西', 'West'], ['北', 'North']].flatMap(([zh, en], side) =>
    ['一', '二', '三'].map((ordinal, i) => [`DEMO-R${String(side * 3 + i + 1).padStart(2, '0')}`, { zh: `${zh}部${ordinal}区`, en: `${en} ${i + 1}` }]),
  ),
);

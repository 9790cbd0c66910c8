import type { LocalisedText } from '../words.js';

/** Steps of a case from which a limit may run; dates of a case. */
export const LIMIT_STARTS = ['received_on', 'accepted_on', 'opened_on', 'assigned_on', 'consent_on'] as const;
/** Steps by which a limit is met, and the column of a case that holds the day the limit ends. */
export const LIMIT_ENDS = { closed_on: 'due_on', first_contact_on: 'contact_due_on' } as const;

/** A step of a case between which a limit runs. */
export type LimitStep = (typeof LIMIT_STARTS)[number] | keyof typeof LIMIT_ENDS;

/** `due_rule` where no rule's name stands there: why a case has the due date it has, or has none. */
export const DUE_RULE_CODES = { delivered: 'delivered', none: 'none', suspended: 'suspended', notAnnounced: 'not_announced' } as const;

/** A time limit of national rules, in force where a dataset has no rule of the same name. */
export interface NationalRule {
  readonly rule: string;
  readonly label: LocalisedText;
  readonly days: number;
  readonly unit: 'calendar' | 'working';
  readonly start: (typeof LIMIT_STARTS)[number];
  readonly end: keyof typeof LIMIT_ENDS;
  /** Only for cases of this intake channel, of this complexity; absent: of all. */
  readonly channel?: string;
  readonly complexity?: string;
  readonly from: string;
  readonly source: LocalisedText;
  /** What must be checked against the primary text before it is held against anybody; absent: nothing. */
  readonly verify?: LocalisedText;
}

const COMPLAINTS: LocalisedText = { zh: '银行业保险业消费投诉处理管理办法（银保监会令2020年第3号）', en: 'Rules on consumer complaints to banks and insurers (CBIRC order 3 of 2020)' };
const CALENDAR_DAYS: LocalisedText = { zh: '日为自然日，待按附则核对', en: 'calendar days: to be checked against the supplementary provisions' };
const REFERRED: LocalisedText = { zh: '最高人民法院：诉前委派调解 30 日，双方同意可延长', en: 'Supreme People’s Court: 30 days for mediation delegated before filing, extendable by both sides' };
const ENTRUSTED: LocalisedText = { zh: '最高人民法院：立案后委托调解，普通程序 15 日、简易程序 7 日，双方同意可延长', en: 'Supreme People’s Court: mediation entrusted after filing, 15 days in ordinary and 7 in summary procedure, extendable by both sides' };
const FROM_SIGNING: LocalisedText = { zh: '自签收材料起算（特邀调解规定第二十七条）待核', en: 'runs from the signing for the materials (rules on invited mediation, article 27): to be checked' };

/** Limits that hold unless a dataset says otherwise. They begin with the day the rule came into force. Of several for a case, the most particular holds. */
export const NATIONAL_RULES: readonly NationalRule[] = [
  { rule: 'first_contact', label: { zh: '首次联系 2 个工作日', en: 'First contact in 2 working days' }, days: 2, unit: 'working', start: 'assigned_on', end: 'first_contact_on', from: '2000-01-01', source: { zh: '平顶山中院：分派后 2 日内通知当事人；本产品口径 9 按工作日', en: 'Pingdingshan court: notify the parties within 2 days of assignment; product definition 9 counts working days' }, verify: { zh: '各地规定不一', en: 'differs from place to place' } },
  { rule: 'court_delegated', label: { zh: '委派调解 30 日', en: 'Delegated mediation, 30 days' }, days: 30, unit: 'calendar', start: 'assigned_on', end: 'closed_on', channel: 'court_delegated', from: '2012-01-01', source: REFERRED, verify: FROM_SIGNING },
  { rule: 'court_entrusted', label: { zh: '委托调解 15 日', en: 'Entrusted mediation, 15 days' }, days: 15, unit: 'calendar', start: 'assigned_on', end: 'closed_on', channel: 'court_entrusted', from: '2012-01-01', source: ENTRUSTED, verify: FROM_SIGNING },
  { rule: 'court_entrusted_summary', label: { zh: '委托调解（简易）7 日', en: 'Entrusted mediation, summary, 7 days' }, days: 7, unit: 'calendar', start: 'assigned_on', end: 'closed_on', channel: 'court_entrusted', complexity: 'simple', from: '2012-01-01', source: ENTRUSTED, verify: FROM_SIGNING },
  { rule: 'complaint', label: { zh: '转办投诉 15 日', en: 'Forwarded complaint, 15 days' }, days: 15, unit: 'calendar', start: 'received_on', end: 'closed_on', channel: 'regulator', from: '2020-03-01', source: COMPLAINTS, verify: CALENDAR_DAYS },
  { rule: 'complaint_ordinary', label: { zh: '转办投诉（情况复杂）30 日', en: 'Forwarded complaint, complicated, 30 days' }, days: 30, unit: 'calendar', start: 'received_on', end: 'closed_on', channel: 'regulator', complexity: 'ordinary', from: '2020-03-01', source: COMPLAINTS, verify: CALENDAR_DAYS },
  { rule: 'complaint_complex', label: { zh: '转办投诉（特别复杂）30 日，经批准可延长', en: 'Forwarded complaint, very complicated, 30 days, more by approval' }, days: 30, unit: 'calendar', start: 'received_on', end: 'closed_on', channel: 'regulator', complexity: 'complex', from: '2020-03-01', source: COMPLAINTS, verify: { zh: '再延长 30 日须经批准：以案件的“延期后届满日”为准，未填即无延长；日为自然日，待按附则核对', en: 'another 30 days need an approval: the case’s extended due date tells it, none told is none given; calendar days: to be checked against the supplementary provisions' } },
];

import type { Words } from '../src/words.js';

/** How many of each the demo history knows. */
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const BRANCHES = 40;
const MEDIATORS = 120;
/** Teams of the organisations A to F. */
const TEAMS = [4, 4, 3, 3, 2, 2] as const;

const numbered = (prefix: string, count: number, width: number, zh: string, en: string): Words =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const number = String(i + 1).padStart(width, '0');
      return [`${prefix}${number}`, { zh: `${zh} ${number}`, en: `${en} ${number}` }];
    }),
  );

const lettered = (prefix: string, zh: string, en: string): Words =>
  Object.fromEntries(LETTERS.map((letter) => [`${prefix}${letter}`, { zh: `${zh} ${letter}`, en: `${en} ${letter}` }]));

/** Banks of the demo history. The prefix keeps these words off codes of real sources. */
export const DEMO_INSTITUTION: Words = lettered('DEMO-BANK-', '演示银行', 'Demo bank');

/** Their branches. */
export const DEMO_BRANCH: Words = numbered('DEMO-BR', BRANCHES, 2, '演示支行', 'Demo branch');

/** Mediation organisations of the demo history. */
export const DEMO_ORGANISATION: Words = lettered('DEMO-ORG-', '演示调解中心', 'Demo mediation centre');

/** Their teams: `DEMO-TEAM-A1` is the first of organisation A. */
export const DEMO_TEAM: Words = Object.fromEntries(
  LETTERS.flatMap((letter, o) =>
    Array.from({ length: TEAMS[o] ?? 0 }, (_, i) => {
      const name = `${letter}${i + 1}`;
      return [`DEMO-TEAM-${name}`, { zh: `演示团队 ${name}`, en: `Demo team ${name}` }] as const;
    }),
  ),
);

/** Mediators: codes, never names of people. */
export const DEMO_MEDIATOR: Words = numbered('DEMO-M', MEDIATORS, 3, '调解员', 'Mediator');

/** Products of the demo history. */
export const DEMO_PRODUCT: Words = {
  'DEMO-P011': { zh: '个人存款', en: 'Personal deposit' },
  'DEMO-P021': { zh: '借记卡', en: 'Debit card' },
  'DEMO-P030': { zh: '信用卡专项分期（旧）', en: 'Card instalment (old)' },
  'DEMO-P031': { zh: '标准信用卡', en: 'Standard credit card' },
  'DEMO-P032': { zh: '联名信用卡', en: 'Co-branded credit card' },
  'DEMO-P033': { zh: '大额专项分期', en: 'Special-purpose instalment' },
  'DEMO-P041': { zh: '住房贷款', en: 'Mortgage' },
  'DEMO-P042': { zh: '线上消费贷', en: 'Online consumer loan' },
  'DEMO-P043': { zh: '经营贷', en: 'Business loan' },
  'DEMO-P061': { zh: '移动支付', en: 'Mobile payment' },
  'DEMO-P071': { zh: '净值型理财', en: 'Net-value wealth product' },
  'DEMO-P081': { zh: '代销保险', en: 'Agency insurance' },
};

export const DEMO_TEMPLATE: Words = {
  'DEMO-SMS-1': { zh: '调解邀请', en: 'Invitation' },
  'DEMO-SMS-2': { zh: '调解邀请（含链接）', en: 'Invitation with a link' },
  'DEMO-SMS-3': { zh: '提醒', en: 'Reminder' },
};

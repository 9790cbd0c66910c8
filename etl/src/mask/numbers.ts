import type { MaskedPart } from '@concord/sql';
import { isCard, isCreditCode, isDay, isIdentity, isOldIdentity, looksLikeIdentity } from './check-digits.js';

/** How one kind of number is found, and when what was found is one: `before` are the signs in front of it. */
export interface NumberRule {
  readonly part: MaskedPart;
  readonly pattern: RegExp;
  readonly holds?: (found: string, before: string) => boolean;
}

/** Letters in front make a number part of a longer one of somebody's own: a contract, an order. */
const ALONE = '(?<![0-9A-Za-z]|\\d-)';
const ENDS = '(?![0-9A-Za-z]|\\.\\d)';
const GAP = '[\\s\\-–—]';
const digitsOf = (text: string): string => text.replaceAll(/[^0-9A-Za-z]/gu, '');

/** What says that the number behind it belongs to a thing. */
const OF_A_THING = /(?:合同|保单|案件?|工单|订单|流水|票据|凭证|协议|受理|纠纷|发票|借据|文书|单)(?:编号|号码?|[Nn]o\.?)?\s*[:：为是]?\s*(?:[Nn]o\.?)?\s*$/u;
const OF_A_PERSON = /(?:身份证|证件|居民证)(?:件)?(?:号码?|编号)?\s*(?:[:：为是]|[Nn]o\.?)?\s*$/u;
const OF_AN_ACCOUNT = /(?:卡号|账号|帐号|账户|帐户)\s*[:：为是]?\s*$/u;

const notOfAThing = (before: string): boolean => !OF_A_THING.test(before);

const rule = (part: MaskedPart, pattern: string, holds?: NumberRule['holds']): NumberRule => ({ part, pattern: new RegExp(pattern, 'gu'), ...(holds === undefined ? {} : { holds }) });

/**
 * More particular ones first: an identity number is no card. All patterns are bounded, so that a cell of a mebibyte takes no longer than its length. What carries a check digit is
 * masked only where that is right, or where a word in front says what it is; hotlines (400, 800) are nobody's own.
 */
export const NUMBER_RULES: readonly NumberRule[] = [
  { part: 'email', pattern: /(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/gu },
  rule('identity', `(?<![0-9A-Za-z](?<!\\b(?:ID|id|Id))|\\d-)\\d{6}${GAP}?\\d{8}${GAP}?\\d{3}[0-9Xx]${ENDS}`, (found, before) => {
    const signs = digitsOf(found);
    return OF_A_PERSON.test(before) ? looksLikeIdentity(signs) : isIdentity(signs) && notOfAThing(before);
  }),
  rule('credit_code', '(?<![0-9A-Za-z])[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])', (found) => isCreditCode(found)),
  rule('account', `(?<!\\d)\\d(?:${GAP}?\\d){9,29}(?!\\d)`, (_, before) => OF_AN_ACCOUNT.test(before)),
  rule('card', `${ALONE}(?:\\d{16,19}|\\d{4}${GAP}\\d{4}${GAP}\\d{4}${GAP}\\d{4}(?:${GAP}?\\d{1,3})?|\\d{6}${GAP}\\d{10,13})${ENDS}`, (found, before) => isCard(digitsOf(found)) && notOfAThing(before)),
  rule('identity', `${ALONE}\\d{15}${ENDS}`, (found, before) => isOldIdentity(found) && notOfAThing(before)),
  rule('phone', `(?:(?<![0-9])(?:\\+|00)?86${GAP}?|(?<![0-9A-Za-z](?<!(?:[Tt]el|TEL|[Pp]hone))|\\d[-.]))1[3-9]\\d(?:\\d{8}|(${GAP})\\d{4}\\1\\d{4}|${GAP}\\d{8}|${GAP}\\d{3}${GAP}\\d{5}|\\d${GAP}\\d{3}${GAP}\\d{4}|\\d${GAP}\\d{4}${GAP}\\d{3})(?![0-9A-Za-z]|\\.\\d|\\s?[元万亿%％])`, (_, before) => notOfAThing(before)),
  rule('phone', `(?<![0-9A-Za-z.]|\\d-)(?:\\+?86${GAP}?)?(?:\\(0(?:10|2\\d|[3-9]\\d{2})\\)|0(?:10|2\\d|[3-9]\\d{2}))${GAP}?[2-9]\\d{2,3}${GAP}?\\d{4}(?:\\s?(?:转|ext\\.?)\\s?\\d{1,6})?(?![0-9A-Za-z]|\\.\\d)`, (found, before) => {
    // A number that goes on with a day is a register's own: 0755-20260131.
    const local = digitsOf(found).slice(-8);
    return !isDay(local) && notOfAThing(before);
  }),
];

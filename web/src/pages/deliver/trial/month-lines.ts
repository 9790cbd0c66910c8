import { countText, monthText } from '../../../text/format.js';
import type { Locale } from '../../../text/locale.js';
import type { Job } from '../job.js';

type Month = NonNullable<Job['preview']>['months'][number];

/** Fen of a decimal text with two places: sums of yuan stay exact. */
const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));

/** Yuan with thousands separators; fen only where there are some. */
export function yuanText(yuan: string): string {
  const [whole = '0', places = '00'] = yuan.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return places === '00' ? grouped : `${grouped}.${places}`;
}

const yuanOf = (total: bigint): string => {
  const digits = String(total < 0n ? -total : total).padStart(3, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** The sum first, then the months: cells of a table of month, cases, claimed and agreed. */
export function monthLines(months: readonly Month[], sum: string, locale: Locale): readonly (readonly string[])[] {
  if (months.length === 0) return [];
  const total = (amounts: readonly string[]): string => yuanText(yuanOf(amounts.map(fen).reduce((a, b) => a + b, 0n)));
  return [
    [sum, countText(months.reduce((n, { cases }) => n + cases, 0), locale), total(months.map((one) => one.amountClaimed)), total(months.map((one) => one.amountAgreed))],
    ...months.map(({ month, cases, amountClaimed, amountAgreed }) => [monthText(month, locale), countText(cases, locale), yuanText(amountClaimed), yuanText(amountAgreed)]),
  ];
}

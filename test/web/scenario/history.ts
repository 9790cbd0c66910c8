import { addCalendarDays, monthFrom, readWorkCalendar, workdaysBetween } from '@concord/sql';

/** Fourteen months that a file brings first; then one month a file. */
export const FIRST_MONTHS = monthsFrom('2025-01', 14);
export const MARCH = '2026-03';
export const APRIL = '2026-04';
/** The institution and type whose cases surge in February and March 2026; what was decided takes hold in April. */
export const SURGING = { bank: 'BANK-A', type: 'B03|B03-01|C12', rows: 'B03,B03-01,C12' } as const;
/** The institution that was worst in February by chance alone: nothing is ever done about it that would help. */
export const UNLUCKY = 'BANK-E';
export const BANKS = ['BANK-A', 'BANK-B', 'BANK-C', 'BANK-D', UNLUCKY, 'BANK-F', 'BANK-G', 'BANK-H'] as const;

const HEADER = 'case_id,received_on,entered_on,closed_on,outcome,business,subtype,cause,institution,mediator';
/** Cases a working day: of every institution, and beside it of the type that surges. */
const [USUAL, OF_TYPE] = [5, 8];
const SURGE = new Map([['2026-02', 12], [MARCH, 12], [APRIL, 1.8]]);
/** The share that every institution settles, always: what differs from it is chance. */
const SETTLED = 0.6;
/** What the unlucky one settles in February: a draw such as one in some hundred is. */
const WORST_SHARE = 0.44;

function monthsFrom(first: string, n: number): string[] {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return Array.from({ length: n }, (_, i) => `${String(year + Math.floor((month - 1 + i) / 12))}-${String(((month - 1 + i) % 12) + 1).padStart(2, '0')}`);
}

/** Numbers between 0 and 1, the same for the same word (mulberry32 over a hash of it). */
function drawsOf(word: string): () => number {
  let state = Buffer.from(word).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A made case, as far as anything is reckoned of it; it is received and closed in one month. */
export interface MadeCase {
  readonly month: string;
  readonly bank: string;
  readonly isOfSurge: boolean;
  readonly isSettled: boolean;
}

/** Working days of a month, as the State Council announced them. */
export const workdaysOf = (month: string): number => workdaysBetween(readWorkCalendar(), addCalendarDays(`${month}-01`, -1), lastDayOf(month));
const lastDayOf = (month: string): string => addCalendarDays(monthFrom(`${month}-01`, 1), -1);

/** How many a bank settles of so many: drawn, but for the one bad month. */
function outcomes(bank: string, month: string, n: number): boolean[] {
  const draw = drawsOf(`${bank} ${month}`);
  if (bank === UNLUCKY && month === '2026-02') return Array.from({ length: n }, (_, i) => i < n * WORST_SHARE);
  return Array.from({ length: n }, () => draw() < SETTLED);
}

/** Cases of a month. */
export function casesOf(month: string): MadeCase[] {
  const [days, wobble] = [workdaysOf(month), 0.9 + 0.2 * drawsOf(month)()];
  const ofType = Math.round(days * (SURGE.get(month) ?? OF_TYPE * wobble));
  return BANKS.flatMap((bank) => {
    const all = outcomes(bank, month, days * USUAL + (bank === SURGING.bank ? ofType : 0));
    return all.map((isSettled, i): MadeCase => ({ month, bank, isSettled, isOfSurge: i >= days * USUAL }));
  });
}

/** A file of months as an institution's system writes it out; the last case of every month is of its last day. */
export function fileOf(months: readonly string[]): string {
  const rows = months.flatMap((month) => {
    const day = (n: number): string => `${month}-${String(n).padStart(2, '0')}`;
    const lastDay = Number(lastDayOf(month).slice(8));
    const all = casesOf(month);
    return all.map(({ bank, isOfSurge, isSettled }, i) => {
      const [on, closed] = i === all.length - 1 ? [lastDay, lastDay] : [1 + (i % 22), 6 + (i % 22)];
      return [`${bank}-${month}-${String(i)}`, day(on), day(on), day(closed), isSettled ? 'S2' : 'U1', isOfSurge ? SURGING.rows : 'B04,B04-03,C03', bank, `M-${bank}`].join(',');
    });
  });
  return [HEADER, ...rows, ''].join('\n');
}

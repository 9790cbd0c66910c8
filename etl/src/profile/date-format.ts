/** What each part of a date format matches, and which group of the date it is. Longest first, so that `YYYY` is not read as `YY` twice. */
const PARTS = [
  { token: 'YYYY', pattern: '\\d{4}', group: 'year' },
  { token: 'MON', pattern: '[A-Za-z]{3}', group: 'monthName' },
  { token: 'YY', pattern: '\\d{2}', group: 'shortYear' },
  { token: 'MM', pattern: '\\d{2}', group: 'month' },
  { token: 'DD', pattern: '\\d{2}', group: 'day' },
  { token: 'HH', pattern: '[01]\\d|2[0-3]', group: 'hour' },
  { token: 'mm', pattern: '[0-5]\\d', group: 'minute' },
  { token: 'ss', pattern: '[0-5]\\d(?:\\.\\d+)?', group: 'second' },
  { token: 'M', pattern: '\\d{1,2}', group: 'month' },
  { token: 'D', pattern: '\\d{1,2}', group: 'day' },
  { token: 'H', pattern: '[01]?\\d|2[0-3]', group: 'hour' },
  { token: 'Z', pattern: 'Z|[+-](?:0\\d|1[0-4])(?::?[0-5]\\d)?', group: 'offset' },
] as const;

/** A part of a written date: `serial` is a count of days and, behind the point, of parts of a day. */
export type DateGroup = (typeof PARTS)[number]['group'] | 'serial';
const CLOCK: ReadonlySet<DateGroup> = new Set(['hour', 'minute', 'second', 'offset']);

/** Dates as spreadsheets count them, and the day before 1970-01-01 by so many that is their day 0. */
const SERIALS: Readonly<Record<string, number>> = { EXCEL: 25_569, 'EXCEL-1904': 24_107 };
const SERIAL = '^(\\d{1,6}(?:\\.\\d+)?)$';

/** An anchored pattern and what its groups are, in order. */
export interface DatePattern {
  readonly pattern: string;
  readonly groups: readonly DateGroup[];
}

/** A date format ready to be compiled: the pattern itself catches the day alone, `moment` the time of day and the offset too. */
export interface DateFormat extends DatePattern {
  readonly text: string;
  readonly moment: DatePattern;
  /** Tells how far its clock is from UTC. */
  readonly hasOffset: boolean;
  /** Of a count of days: the count on 1970-01-01. */
  readonly serialOf1970: number | undefined;
}

function pieces(text: string): { readonly parts: readonly (string | (typeof PARTS)[number])[]; readonly groups: readonly DateGroup[] } {
  const parts: (string | (typeof PARTS)[number])[] = [];
  for (let at = 0; at < text.length;) {
    const part = PARTS.find(({ token }) => text.startsWith(token, at));
    parts.push(part ?? (text[at] ?? '').replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&'));
    at += part?.token.length ?? 1;
  }
  return { parts, groups: parts.flatMap((part) => (typeof part === 'string' ? [] : [part.group])) };
}

/**
 * Reads a format such as `YYYY-MM-DD`, `DD-MON-YY`, `YYYY/M/D H:mm:ss` or `YYYY-MM-DDTHH:mm:ssZ` (`Z` is an offset: `Z`, `+08:00`, `+0800`, `+08`); other
 * characters stand for themselves. `EXCEL` and `EXCEL-1904` are days as a spreadsheet counts them. Undefined when year, month or day is missing or given twice.
 */
export function parseDateFormat(text: string): DateFormat | undefined {
  if (Object.hasOwn(SERIALS, text)) {
    const serial: DatePattern = { pattern: SERIAL, groups: ['serial'] };
    return { text, ...serial, moment: serial, hasOffset: false, serialOf1970: SERIALS[text] };
  }
  const { parts, groups } = pieces(text);
  const times = (...names: DateGroup[]): number => groups.filter((group) => names.includes(group)).length;
  if (times('year', 'shortYear') !== 1 || times('month', 'monthName') !== 1 || times('day') !== 1) return undefined;
  if ([...CLOCK].some((group) => times(group) > 1)) return undefined;
  const written = (caught: (group: DateGroup) => boolean): DatePattern => ({
    pattern: `^${parts.map((part) => (typeof part === 'string' ? part : `${caught(part.group) ? '(' : '(?:'}${part.pattern})`)).join('')}$`,
    groups: groups.filter(caught),
  });
  return { text, ...written((group) => !CLOCK.has(group)), moment: written(() => true), hasOffset: times('offset') === 1, serialOf1970: undefined };
}

/** True where a format tells the time of day, too. */
export const isTimed = (format: DateFormat | undefined): boolean => format !== undefined && (format.serialOf1970 !== undefined || format.moment.groups.includes('hour'));

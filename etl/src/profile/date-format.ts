/** What each part of a date format matches, and which group of the date it is. Longest first, so that `YYYY` is not read as `YY` twice. */
const PARTS = [
  { token: 'YYYY', pattern: '(\\d{4})', group: 'year' },
  { token: 'MON', pattern: '([A-Za-z]{3})', group: 'monthName' },
  { token: 'YY', pattern: '(\\d{2})', group: 'shortYear' },
  { token: 'MM', pattern: '(\\d{2})', group: 'month' },
  { token: 'DD', pattern: '(\\d{2})', group: 'day' },
  { token: 'HH', pattern: '(?:[01]\\d|2[0-3])', group: undefined },
  { token: 'mm', pattern: '[0-5]\\d', group: undefined },
  { token: 'ss', pattern: '[0-5]\\d(?:\\.\\d+)?', group: undefined },
  { token: 'M', pattern: '(\\d{1,2})', group: 'month' },
  { token: 'D', pattern: '(\\d{1,2})', group: 'day' },
  { token: 'H', pattern: '(?:[01]?\\d|2[0-3])', group: undefined },
] as const;

type Group = Exclude<(typeof PARTS)[number]['group'], undefined>;

/** A date format ready to be compiled: one anchored pattern and what its groups are, in order. */
export interface DateFormat {
  readonly text: string;
  readonly pattern: string;
  readonly groups: readonly Group[];
}

/**
 * Reads a format such as `YYYY-MM-DD`, `DD-MON-YY` or `YYYY/M/D H:mm:ss`; other characters stand for themselves.
 * Times of day are recognised and dropped: a business date is stored. Undefined when year, month or day is missing or given twice.
 */
export function parseDateFormat(text: string): DateFormat | undefined {
  let pattern = '^';
  const groups: Group[] = [];
  for (let at = 0; at < text.length;) {
    const part = PARTS.find(({ token }) => text.startsWith(token, at));
    if (part === undefined) {
      pattern += (text[at] ?? '').replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
      at += 1;
      continue;
    }
    pattern += part.pattern;
    if (part.group !== undefined) groups.push(part.group);
    at += part.token.length;
  }
  const once = (...names: Group[]): boolean => groups.filter((group) => names.includes(group)).length === 1;
  if (!once('year', 'shortYear') || !once('month', 'monthName') || !once('day')) return undefined;
  return { text, pattern: `${pattern}$`, groups };
}

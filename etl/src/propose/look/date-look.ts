import { parseDateFormat, type DateFormat } from '../../profile/date-format.js';

/** Formats that files use, the stricter before the looser. Days before months and months before days are told apart below. */
const CLOCKS = ['', ' H:mm', ' H:mm:ss'] as const;
const PLAIN = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY-M-D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYYMMDD', 'DD-MON-YY', 'D-MON-YY', 'DD-MON-YYYY', 'D-MON-YYYY', 'D MON YYYY', 'D.M.YYYY'];
const DAY_FIRST = ['D/M/YYYY', 'D-M-YYYY', 'D/M/YY'];
const MONTH_FIRST = ['M/D/YYYY', 'M-D-YYYY', 'M/D/YY'];
const ZONED = ['YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DDTHH:mm', 'YYYY-MM-DDTHH:mm:ssZ', 'YYYY-MM-DDTHH:mmZ', 'YYYY-MM-DD HH:mm:ssZ'];

const withClocks = (texts: readonly string[]): readonly DateFormat[] =>
  texts.flatMap((text) => CLOCKS.map((clock) => parseDateFormat(`${text}${clock}`))).filter((format) => format !== undefined);

const CERTAIN = [...withClocks(PLAIN), ...ZONED.map(parseDateFormat).filter((format) => format !== undefined)];
const BY_ORDER = { dayFirst: withClocks(DAY_FIRST), monthFirst: withClocks(MONTH_FIRST) } as const;

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const patterns = new Map<DateFormat, RegExp>();

function patternOf(format: DateFormat): RegExp {
  const known = patterns.get(format) ?? new RegExp(format.pattern, 'u');
  patterns.set(format, known);
  return known;
}

/** True where `text` is a day that exists, written in this format. */
export function isWritten(text: string, format: DateFormat): boolean {
  const match = patternOf(format).exec(text);
  if (match === null) return false;
  const parts = new Map<string, string>(format.groups.map((group, i) => [group, match[i + 1] ?? '']));
  const part = (group: string): string => parts.get(group) ?? '';
  const name = part('monthName').toLowerCase();
  const month = name === '' ? Number(part('month')) : MONTHS.indexOf(name) / 3 + 1;
  const year = Number(part('year') || `20${part('shortYear')}`);
  const day = Number(part('day'));
  return Number.isInteger(month) && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** How every format begins: most text of a wide file is told from a date by this, without trying them all. */
const MAYBE_DATE = /^\d{1,4}[-/.年 ]|^\d{8}(?: |$)/u;

const among = (formats: readonly DateFormat[]) => (text: string): boolean => MAYBE_DATE.test(text) && formats.some((format) => isWritten(text, format));

/** What a file says about `3/4/2024`: which number is the day, as far as any value tells; `mixed` where values tell both. */
export type DayOrder = 'dayFirst' | 'monthFirst' | 'mixed' | 'untold';

/** Reads the order off all values of a file: one 13th of a month decides for all, since one hand wrote them. */
export function dayOrder(values: readonly string[]): DayOrder {
  const told = { dayFirst: false, monthFirst: false };
  for (const value of new Set(values)) {
    const [day, month] = [among(BY_ORDER.dayFirst)(value), among(BY_ORDER.monthFirst)(value)];
    if (day && !month) told.dayFirst = true;
    if (month && !day) told.monthFirst = true;
  }
  if (told.dayFirst && told.monthFirst) return 'mixed';
  return told.dayFirst ? 'dayFirst' : told.monthFirst ? 'monthFirst' : 'untold';
}

/** How the values of a column are written as dates. */
export interface DateLook {
  /** The fewest formats that read what can be read for certain, the commonest first. */
  readonly formats: readonly string[];
  /** Share of the values these formats read, 0 to 1. */
  readonly share: number;
  /** Share of the values that are dates in which day and month cannot be told apart. */
  readonly ambiguous: number;
  /** Share of the values that may be days as Excel counts them (1954 to 2064). */
  readonly serial: number;
  /** What the clocks of the values differ from UTC by, as written: `Z`, `+08:00`. */
  readonly offsets: readonly string[];
}

/** How a column is declared that holds days as Excel counts them. */
export const SERIAL_FORMAT = 'EXCEL';

const OFFSET = /\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})$/u;

const isSerial = (text: string): boolean => /^\d{5}(?:\.\d+)?$/u.test(text) && Number(text) >= 20_000 && Number(text) < 60_000;

type Counted = readonly (readonly [text: string, times: number])[];
const times = (counted: Counted): number => counted.reduce((sum, [, n]) => sum + n, 0);

/** Looks at the different values of a column (none of them empty) and how often each stands, with what the file says about the order of day and month. */
export function dateLook(values: Counted, order: DayOrder): DateLook {
  const usable = order === 'dayFirst' || order === 'monthFirst' ? [...CERTAIN, ...BY_ORDER[order]] : CERTAIN;
  const formats: string[] = [];
  const all = times(values);
  let left = values.filter(([text]) => MAYBE_DATE.test(text));
  let read = 0;
  while (left.length > 0) {
    const best = usable.map((format) => ({ format, read: times(left.filter(([text]) => isWritten(text, format))) })).reduce((a, b) => (b.read > a.read ? b : a));
    if (best.read === 0) break;
    formats.push(best.format.text);
    read += best.read;
    left = left.filter(([text]) => !isWritten(text, best.format));
  }
  const share = (count: number): number => (all === 0 ? 0 : count / all);
  const either = among([...BY_ORDER.dayFirst, ...BY_ORDER.monthFirst]);
  return {
    formats, share: share(read), ambiguous: share(times(left.filter(([text]) => either(text)))), serial: share(times(values.filter(([text]) => isSerial(text)))),
    offsets: [...new Set(values.flatMap(([text]) => OFFSET.exec(text)?.[1] ?? []))],
  };
}

import type { DateFormat } from '../profile/date-format.js';
import { sqlText } from './literal.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/**
 * `toDateOrNull` takes 30 February for 1 March and 9999 for 2149; only what reads back as it was written is a date.
 */
const strict = (iso: string): string => `if(toString(toDateOrNull(${iso})) = ${iso}, toDateOrNull(${iso}), NULL)`;

/** Two-digit years: 00–69 are 2000–2069, 70–99 are 1970–1999 (POSIX). */
function yearSql(format: DateFormat, group: (index: number) => string): string {
  const long = format.groups.indexOf('year');
  if (long >= 0) return group(long);
  const short = group(format.groups.indexOf('shortYear'));
  return `concat(if(${short} < '70', '20', '19'), ${short})`;
}

function monthSql(format: DateFormat, group: (index: number) => string): string {
  const number = format.groups.indexOf('month');
  if (number >= 0) return `leftPad(${group(number)}, 2, '0')`;
  const name = `lower(${group(format.groups.indexOf('monthName'))})`;
  return `transform(${name}, [${MONTHS.map(sqlText).join(', ')}], [${MONTHS.map((_, index) => sqlText(String(index + 1).padStart(2, '0'))).join(', ')}], '00')`;
}

function isoSql(text: string, format: DateFormat): string {
  const group = (index: number): string => `extractGroups(${text}, ${sqlText(format.pattern)})[${String(index + 1)}]`;
  return `concat(${yearSql(format, group)}, '-', ${monthSql(format, group)}, '-', leftPad(${group(format.groups.indexOf('day'))}, 2, '0'))`;
}

/** `text` as Nullable(Date): NULL when empty, in none of the formats, or no such day. The first format that fits wins. */
export function dateSql(text: string, formats: readonly DateFormat[]): string {
  const tries = formats.map((format) => (format.text === 'YYYY-MM-DD' ? strict(text) : strict(isoSql(text, format))));
  return tries.length === 1 ? (tries[0] ?? 'NULL') : `coalesce(${tries.join(', ')})`;
}

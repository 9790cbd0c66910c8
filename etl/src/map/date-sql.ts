import type { DateFormat, DateGroup, DatePattern } from '../profile/date-format.js';
import { sqlText } from './literal.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const DAY_SECONDS = 86_400;
/** `Date` of the engine holds so many days from 1970-01-01. */
const LAST_DAY = 65_535;

/**
 * `toDateOrNull` takes 30 February for 1 March and 9999 for 2149; only what reads back as it was written is a date.
 */
const strict = (iso: string): string => `if(toString(toDateOrNull(${iso})) = ${iso}, toDateOrNull(${iso}), NULL)`;

/** The text of one group of a written date; undefined where the format has no such part. */
const groupOf = (text: string, { pattern, groups }: DatePattern) => (name: DateGroup): string | undefined =>
  (groups.includes(name) ? `extractGroups(${text}, ${sqlText(pattern)})[${String(groups.indexOf(name) + 1)}]` : undefined);

/** Two-digit years: 00–69 are 2000–2069, 70–99 are 1970–1999 (POSIX). */
function yearSql(group: (name: DateGroup) => string | undefined): string {
  const short = group('shortYear') ?? '';
  return group('year') ?? `concat(if(${short} < '70', '20', '19'), ${short})`;
}

function monthSql(group: (name: DateGroup) => string | undefined): string {
  const number = group('month');
  if (number !== undefined) return `leftPad(${number}, 2, '0')`;
  return `transform(lower(${group('monthName') ?? ''}), [${MONTHS.map(sqlText).join(', ')}], [${MONTHS.map((_, index) => sqlText(String(index + 1).padStart(2, '0'))).join(', ')}], '00')`;
}

function isoSql(text: string, pattern: DatePattern): string {
  const group = groupOf(text, pattern);
  return `concat(${yearSql(group)}, '-', ${monthSql(group)}, '-', leftPad(${group('day') ?? ''}, 2, '0'))`;
}

/** Seconds since 1970 that a count of days is, to the nearest second as a sheet shows it; its fraction is a double's. */
const serialSeconds = (text: string, format: DateFormat, of1970: number): string =>
  `(toInt64(round(toFloat64OrNull(extract(${text}, ${sqlText(format.pattern)})) * ${String(DAY_SECONDS)})) - ${String(of1970 * DAY_SECONDS)})`;

function serialDay(text: string, format: DateFormat, of1970: number): string {
  const day = `intDiv(${serialSeconds(text, format, of1970)}, ${String(DAY_SECONDS)})`;
  return `if(${day} BETWEEN 0 AND ${String(LAST_DAY)}, CAST(toUInt16OrNull(toString(${day})), 'Nullable(Date)'), NULL)`;
}

/** `Z`, `+08:00`, `+0800` and `+08` as seconds ahead of UTC. */
function offsetSeconds(offset: string): string {
  const digits = `replaceAll(${offset}, ':', '')`;
  return `if(startsWith(${offset}, '-'), -1, 1) * (toInt64OrZero(substring(${digits}, 2, 2)) * 3600 + toInt64OrZero(substring(${digits}, 4, 2)) * 60)`;
}

/** Seconds from 1970-01-01T00:00:00 to a point in time as Nullable(Int64): of UTC where the format has an offset and that is to count, else of the clock it was written by. */
function secondsSql(text: string, format: DateFormat, countsOffset = true): string {
  if (format.serialOf1970 !== undefined) return serialSeconds(text, format, format.serialOf1970);
  const group = groupOf(text, format.moment);
  const clock = ([['hour', 3600], ['minute', 60], ['second', 1]] as const).flatMap(([name, seconds]) => {
    const part = group(name);
    return part === undefined ? [] : [`toInt64OrZero(substring(${part}, 1, 2)) * ${String(seconds)}`];
  });
  const offset = countsOffset ? group('offset') : undefined;
  // Written once: a statement may be no longer than a server takes, and a column may have many formats.
  const day = `arrayMap(iso -> toInt64(toUInt16(${strict('iso')})), [${isoSql(text, format.moment)}])[1] * ${String(DAY_SECONDS)}`;
  return `(${[day, ...clock].join(' + ')}${offset === undefined ? '' : ` - ${offsetSeconds(offset)}`})`;
}

/** The day a point in time falls on in `zone`, by the engine's table of zones, summer time and all. */
const zonedDay = (text: string, format: DateFormat, zone: string): string => {
  const seconds = secondsSql(text, format);
  return `if(${seconds} >= 0, toDate(toDateTime64(${seconds}, 0, ${sqlText(zone)})), NULL)`;
};

function daySql(text: string, format: DateFormat, zone: string | undefined): string {
  if (format.text === 'YYYY-MM-DD') return strict(text);
  if (format.serialOf1970 !== undefined) return serialDay(text, format, format.serialOf1970);
  return format.hasOffset && zone !== undefined ? zonedDay(text, format, zone) : strict(isoSql(text, format));
}

const firstOf = (tries: readonly string[]): string => (tries.length === 1 ? (tries[0] ?? 'NULL') : `coalesce(${tries.join(', ')})`);

/**
 * `text` as Nullable(Date): NULL when empty, in none of the formats, or no such day. The first format that fits wins. A point in time with an offset
 * is told as the day it was in `zone`; without an offset, or without a zone, as the day that is written.
 */
export function dateSql(text: string, formats: readonly DateFormat[], zone: string | undefined): string {
  return firstOf(formats.map((format) => daySql(text, format, zone)));
}

/** `text` as Nullable(Int64), seconds that rise with time: only to tell what came before what. NULL when no format reads it. */
export function momentSql(text: string, formats: readonly DateFormat[]): string {
  return firstOf(formats.map((format) => secondsSql(text, format)));
}

const LAST_SECOND = 4_294_967_295;

/** The time on the clock of `zone`, or of the clock it was written by, as seconds since that clock showed 1970-01-01T00:00:00. */
function clockSeconds(text: string, format: DateFormat, zone: string | undefined): string {
  if (!format.hasOffset || zone === undefined) return secondsSql(text, format, false);
  return `toInt64(toDateTimeOrNull(toString(toDateTime64(${secondsSql(text, format)}, 0, ${sqlText(zone)})), 'UTC'))`;
}

/**
 * `text` as Nullable(DateTime('UTC')), which tells the local time: of `zone` where the text has an offset, else as it is written. NULL as for `dateSql`, and
 * before 1970 or after 2106.
 */
export function clockSql(text: string, formats: readonly DateFormat[], zone: string | undefined): string {
  const seconds = firstOf(formats.map((format) => clockSeconds(text, format, zone)));
  return `arrayMap(at -> if(at BETWEEN 0 AND ${String(LAST_SECOND)}, toDateTime(at, 'UTC'), NULL), [${seconds}])[1]`;
}

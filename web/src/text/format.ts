import { shallowRef } from 'vue';
import type { Locale } from './locale.js';

/**
 * The one door from numbers and dates to text. Dates come as `YYYY-MM-DD` in the institution's zone
 * and are never turned into a `Date`: a browser elsewhere would shift them.
 */

const formats = new Map<string, Intl.NumberFormat>();

function fixed(value: number, decimals: number, locale: Locale, signed = false): string {
  const key = `${locale}/${decimals}/${signed}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: signed ? 'exceptZero' : 'negative',
    });
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

/** A whole number with thousands separators: `3,912`. */
export function countText(value: number, locale: Locale): string {
  return fixed(value, 0, locale);
}

/** A plain number with so many decimals: `1.18`. */
export function plainText(value: number, decimals: number, locale: Locale): string {
  return fixed(value, decimals, locale);
}

/** A factor or a rate: two decimals under a hundred, one under a thousand, none above: `1.18`, `576,975`. */
export function factorText(value: number, locale: Locale): string {
  return fixed(value, Math.abs(value) < 100 ? 2 : Math.abs(value) < 1_000 ? 1 : 0, locale);
}

/** A share (0–1) as per cent with one decimal: `73.4%`. */
export function percentText(share: number, locale: Locale): string {
  return `${fixed(share * 100, 1, locale)}%`;
}

/** A share (0–1) as a whole per cent, for axes. */
export function percentAxisText(share: number, locale: Locale): string {
  return `${fixed(share * 100, 0, locale)}%`;
}

/** Days: whole when they are, else one decimal. */
export function dayText(days: number, locale: Locale): string {
  return fixed(days, Number.isInteger(days) ? 0 : 1, locale);
}

/** A signed number with a true minus: `+0.8`, `−12`. */
export function signedText(value: number, decimals: number, locale: Locale): string {
  return fixed(value, decimals, locale, true);
}

/** How large amounts are shortened: by what they are divided, and the word that says so. */
export interface MoneyScale {
  readonly divisor: number;
  readonly unit: string;
}

const USUAL_CURRENCY = 'CNY';
const shownCurrency = shallowRef(USUAL_CURRENCY);
const CURRENCIES = new Intl.DisplayNames('zh-CN', { type: 'currency' });

/** From here on amounts are told in the currency `code` (ISO 4217): that of the dataset on screen. */
export function tellAmountsIn(code: string): void {
  shownCurrency.value = code;
}

/** What amounts are told in: `元`, `CNY`. */
export const currencyText = (locale: Locale): string => (locale === 'en' ? shownCurrency.value : shownCurrency.value === USUAL_CURRENCY ? '元' : (CURRENCIES.of(shownCurrency.value) ?? shownCurrency.value));

/** The scale that suits the largest amount of a tile, an axis or a column. */
export function moneyScale(largest: number, locale: Locale): MoneyScale {
  const [size, currency] = [Math.abs(largest), currencyText(locale)];
  if (locale === 'en') return size >= 1e4 ? { divisor: 1e3, unit: `${currency} k` } : { divisor: 1, unit: currency };
  if (size >= 1e8) return { divisor: 1e8, unit: `亿${currency}` };
  return size >= 1e4 ? { divisor: 1e4, unit: `万${currency}` } : { divisor: 1, unit: currency };
}

/** An amount on a scale, without its unit. */
export function moneyText(amount: number, scale: MoneyScale, locale: Locale): string {
  const decimals = scale.divisor === 1 ? 0 : scale.divisor === 1e3 ? 1 : 2;
  return fixed(amount / scale.divisor, decimals, locale);
}

/** An amount, or a range of them, on a scale, with the unit in its place: `3.42–3.51 万元`, `CNY 34.2–35.1 k`. */
export function moneyOnScale(text: string, { divisor, unit }: MoneyScale, locale: Locale): string {
  if (locale === 'zh-CN') return `${text} ${unit}`;
  return divisor === 1 ? `${unit} ${text}` : `${currencyText(locale)} ${text} k`;
}

/** An amount with its own scale and unit: `3.42 万元`, `CNY 34.2 k`. */
export function moneyWithUnit(amount: number, locale: Locale): string {
  const scale = moneyScale(amount, locale);
  return moneyOnScale(moneyText(amount, scale, locale), scale, locale);
}

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The name of a month of any year (1 to 12): `4`, `Apr`. */
export const monthName = (month: number, locale: Locale): string => (locale === 'en' ? (MONTH_NAMES[month - 1] ?? '') : String(month));

/** A month (`YYYY-MM` or a date in it): `2026年10月`, `Oct 2026`. */
export function monthText(date: string, locale: Locale): string {
  const month = Number(date.slice(5, 7));
  const year = date.slice(0, 4);
  return locale === 'en' ? `${MONTH_NAMES[month - 1] ?? ''} ${year}` : `${year}年${month}月`;
}

/** A week, or what a range leaves of one: within a month no longer than seven days, else from the end of one month into the next. Longer periods begin with the first of a month. */
function isWeek({ from, to }: { readonly from: string; readonly to: string }): boolean {
  const [first, last] = [Number(from.slice(8, 10)), Number(to.slice(8, 10))];
  return from.slice(0, 7) === to.slice(0, 7) ? last - first < 7 : first > 22 && last < 7;
}

/** Days by their name: `2026年10月5日–11日`, `Oct 5 – Nov 1, 2026`. */
function daysText({ from, to }: { readonly from: string; readonly to: string }, locale: Locale): string {
  const [month, day, lastMonth, lastDay] = [from.slice(5, 7), from.slice(8, 10), to.slice(5, 7), to.slice(8, 10)].map(Number);
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
  if (locale === 'en') return `${MONTH_NAMES[(month ?? 1) - 1] ?? ''} ${day ?? ''}–${isSameMonth ? '' : `${MONTH_NAMES[(lastMonth ?? 1) - 1] ?? ''} `}${lastDay ?? ''}, ${to.slice(0, 4)}`;
  return `${from.slice(0, 4)}年${month ?? ''}月${day ?? ''}日–${isSameMonth ? '' : `${lastMonth ?? ''}月`}${lastDay ?? ''}日`;
}

/** A period by its name: a week by its days, a month, a quarter (`2026年三季度`, `Q3 2026`) or a year; a part of one is named by its months. */
export function periodText({ from, to }: { readonly from: string; readonly to: string }, locale: Locale): string {
  const [year, first, last] = [from.slice(0, 4), Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  if (isWeek({ from, to })) return daysText({ from, to }, locale);
  if (from.slice(0, 7) === to.slice(0, 7)) return monthText(from, locale);
  if (year !== to.slice(0, 4)) {
    // Twelve months that begin within a year are a fiscal year, named by the one it begins in.
    if (Number(to.slice(0, 4)) === Number(year) + 1 && last === first - 1) return locale === 'en' ? `FY ${year} (from ${MONTH_NAMES[first - 1] ?? ''})` : `${year}财年（${first}月起）`;
    return `${monthText(from, locale)}–${monthText(to, locale)}`;
  }
  if (first === 1 && last === 12) return locale === 'en' ? year : `${year}年`;
  const quarter = (first + 2) / 3;
  if (Number.isInteger(quarter) && last === first + 2) return locale === 'en' ? `Q${quarter} ${year}` : `${year}年${['一', '二', '三', '四'][quarter - 1] ?? ''}季度`;
  return locale === 'en' ? `${MONTH_NAMES[first - 1] ?? ''}–${MONTH_NAMES[last - 1] ?? ''} ${year}` : `${year}年${first}–${last}月`;
}

/** A day on an axis: the year only under the first tick and under the first week of a year. */
function dayAxisText(date: string, first: boolean, locale: Locale): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const short = locale === 'en' ? `${MONTH_NAMES[month - 1] ?? ''} ${day}` : `${month}月${day}日`;
  return first || (month === 1 && day <= 7) ? `${short}\n${date.slice(0, 4)}` : short;
}

/** A period on an axis: months as `monthAxisText`, weeks by their first day, others by their name with the year below. */
export function periodAxisText(span: { readonly from: string; readonly to: string }, first: boolean, locale: Locale): string {
  if (isWeek(span)) return dayAxisText(span.from, first, locale);
  if (span.from.slice(0, 7) === span.to.slice(0, 7)) return monthAxisText(span.from, first, locale);
  const text = periodText(span, locale);
  const [year, month] = [span.from.slice(0, 4), Number(span.from.slice(5, 7))];
  if (year !== span.to.slice(0, 4)) return locale === 'en' ? `FY ${year}\nfrom ${MONTH_NAMES[month - 1] ?? ''}` : `${year}财年\n${month}月起`;
  return locale === 'en' ? text.replace(' ', '\n') : text.replace(/^(\d{4})年(.+)$/, '$2\n$1');
}

/** A month on an axis: the year only under the first tick and under January. */
export function monthAxisText(date: string, first: boolean, locale: Locale): string {
  const month = Number(date.slice(5, 7));
  const short = locale === 'en' ? (MONTH_NAMES[month - 1] ?? '') : `${month}月`;
  return first || month === 1 ? `${short}\n${date.slice(0, 4)}` : short;
}

/** The reader's own day, `YYYY-MM-DD`: to warn of a slip of the pen, never to count with. */
export function todayText(): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format();
}

/** A point in time (ISO 8601 with zone) to the minute, in the zone it was written in; UTC says so. */
export function instantText(iso: string): string {
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  return iso.endsWith('Z') ? `${text} UTC` : text;
}

/** A file size in bytes: `4.6 MB`. */
export function bytesText(bytes: number, locale: Locale): string {
  if (bytes < 1024) return `${countText(bytes, locale)} B`;
  if (bytes < 1024 ** 2) return `${fixed(bytes / 1024, 1, locale)} kB`;
  return `${fixed(bytes / 1024 ** 2, 1, locale)} MB`;
}

/** Sorts names as a reader of the language expects (pinyin for Chinese). */
export function byName(locale: Locale): (a: string, b: string) => number {
  const collator = new Intl.Collator(locale, { numeric: true });
  return (a, b) => collator.compare(a, b);
}

/** Names of time zones (IANA) that the browser knows. */
export const zoneNames = (): readonly string[] => Intl.supportedValuesOf('timeZone');

/** The zone of the reader's own clock. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

import type { LocalisedText, Unit } from '@concord/sql';
import { askedCurrency, USUAL_CURRENCY } from './currency.js';

/**
 * The server's one door from numbers and dates to text, in both languages at once. Dates come as `YYYY-MM-DD` and are never turned into a `Date`.
 * Units stand with their number (`1,204 件`, `1,204 cases`), so that a sentence never has to guess which one it is about.
 */

const LOCALES = { zh: 'zh-CN', en: 'en' } as const;
type Language = keyof typeof LOCALES;

const formats = new Map<string, Intl.NumberFormat>();

function fixed(value: number, decimals: number, language: Language, signed = false): string {
  const key = `${language}/${decimals}/${signed}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: signed ? 'exceptZero' : 'negative' });
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

const both = (make: (language: Language) => string): LocalisedText => ({ zh: make('zh'), en: make('en') });
const wholeOr = (value: number, decimals: number): number => (Number.isInteger(value) ? 0 : decimals);
const counted = (value: number, zh: string, one: string, many: string): LocalisedText =>
  ({ zh: `${fixed(value, wholeOr(value, 1), 'zh')} ${zh}`, en: `${fixed(value, wholeOr(value, 1), 'en')} ${value === 1 ? one : many}` });

/** A plain number with so many decimals, and its sign when `signed`: `1.18`, `+17`. */
export const numberText = (value: number, decimals = 0, signed = false): LocalisedText => both((language) => fixed(value, decimals, language, signed));

/** A number as official texts in Chinese write it, without groups of three: `3073.5`, in English `3,073.5`. */
export const officialText = (value: number, decimals = wholeOr(value, 1)): LocalisedText => ({ zh: fixed(value, decimals, 'zh').replaceAll(',', ''), en: fixed(value, decimals, 'en') });

/** Cases: `1,204 件`, `1 case`. */
export const casesText = (n: number): LocalisedText => counted(n, '件', 'case', 'cases');

/** People: `14 人`. */
export const peopleText = (n: number): LocalisedText => counted(n, '人', 'person', 'people');

/** Days, one decimal unless whole: `25 天`. */
export const daysText = (days: number): LocalisedText => counted(days, '天', 'day', 'days');

/** Months as a length of time: `3 个月`. */
export const monthsText = (months: number): LocalisedText => counted(months, '个月', 'month', 'months');

/** A share (0–1) with one decimal: `73.4%`. */
export const shareText = (share: number): LocalisedText => both((language) => `${fixed(share * 100, 1, language)}%`);

/** A relative change (0.124 is +12.4 %) with its sign: `+12.4%`. */
export const changeText = (change: number): LocalisedText => both((language) => `${fixed(change * 100, 1, language, true)}%`);

/** A difference of two shares (0–1) in percentage points, with its sign: `+0.8 个百分点`. */
export const pointsText = (difference: number): LocalisedText =>
  ({ zh: `${fixed(difference * 100, 1, 'zh', true)} 个百分点`, en: `${fixed(difference * 100, 1, 'en', true)} percentage points` });

const CURRENCIES = new Intl.DisplayNames('zh-CN', { type: 'currency' });

/** The currency asked for, as it stands with an amount: `元`, `CNY`. */
export function currencyWords(): LocalisedText {
  const en = askedCurrency();
  return { zh: en === USUAL_CURRENCY ? '元' : (CURRENCIES.of(en) ?? en), en };
}

function money(value: number, language: Language, signed: boolean): string {
  const [size, { zh, en }] = [Math.abs(value), currencyWords()];
  if (language === 'en') return size >= 1e4 ? `${en} ${fixed(value / 1e3, 1, language, signed)} k` : `${en} ${fixed(value, 0, language, signed)}`;
  if (size >= 1e8) return `${fixed(value / 1e8, 2, language, signed)} 亿${zh}`;
  return size >= 1e4 ? `${fixed(value / 1e4, 2, language, signed)} 万${zh}` : `${fixed(value, 0, language, signed)} ${zh}`;
}

/** An amount in the currency asked for: `3.42 万元` and `1.20 亿元`, in English by thousands, `CNY 34.2 k`. */
export const moneyText = (value: number, signed = false): LocalisedText => both((language) => money(value, language, signed));

/** A factor or a rate has two decimals under a hundred, one under a thousand, none above. */
const factorDecimals = (value: number): number => (Math.abs(value) < 100 ? 2 : Math.abs(value) < 1_000 ? 1 : 0);

/** Factors or rates that stand together, all with the decimals of the least: `1144.0`, `947.4`; `official`: as official texts in Chinese write them, without groups of three. */
export function factorsText(values: readonly number[], style: 'grouped' | 'official'): (value: number) => LocalisedText {
  const decimals = Math.max(0, ...values.map(factorDecimals));
  return (value) => (style === 'official' ? officialText(value, decimals) : numberText(value, decimals));
}

/** A value of a metric with its unit; `percent` comes as a share (0–1). */
export function amountText(value: number, unit: Unit): LocalisedText {
  switch (unit) {
    case 'case': return casesText(value);
    case 'percent': return shareText(value);
    case 'day': return daysText(value);
    case 'cny': return moneyText(value);
    case 'point': return { zh: `${fixed(value, 1, 'zh')} 分`, en: `${fixed(value, 1, 'en')} points` };
    case 'times': return numberText(value, factorDecimals(value));
  }
}

/** From one value to another, the unit once: `72.1–74.6%`, `22–28 天`; a score from below zero to above is parted by `~`. */
export function rangeText(low: number, high: number, unit: Unit): LocalisedText {
  if (unit === 'cny') return both((language) => `${money(low, language, false)}–${money(high, language, false)}`);
  const of = (value: number, language: Language): string => (unit === 'percent' ? fixed(value * 100, 1, language) : unit === 'point' ? fixed(value, 1, language) : unit === 'times' ? fixed(value, factorDecimals(value), language) : fixed(value, 0, language));
  const after = { case: { zh: ' 件', en: ' cases' }, day: { zh: ' 天', en: ' days' }, percent: { zh: '%', en: '%' }, point: { zh: ' 分', en: ' points' }, times: { zh: '', en: '' } }[unit];
  return both((language) => `${of(low, language)}${unit === 'point' ? ' ~ ' : '–'}${of(high, language)}${after[language]}`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A month (`YYYY-MM` or a date in it): `2026年10月`, `Oct 2026`. */
export function monthText(date: string): LocalisedText {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  return { zh: `${year}年${month}月`, en: `${MONTHS[month - 1] ?? ''} ${year}` };
}

const QUARTERS = ['一', '二', '三', '四'];

/** The quarter of the calendar that a day lies in: `2022年第二季度`, `Q2 2022`. */
export function quarterText(date: string): LocalisedText {
  const at = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  return { zh: `${date.slice(0, 4)}年第${QUARTERS[at] ?? ''}季度`, en: `Q${String(at + 1)} ${date.slice(0, 4)}` };
}

/** The year a day lies in: `2026年`, `2026`. */
export const yearText = (date: string): LocalisedText => ({ zh: `${date.slice(0, 4)}年`, en: date.slice(0, 4) });

/** A day: `2026年10月3日`, `3 Oct 2026`. */
export function dateText(date: string): LocalisedText {
  const day = Number(date.slice(8, 10));
  const { zh, en } = monthText(date);
  return { zh: `${zh}${day}日`, en: `${day} ${en}` };
}

/** First and last day of a range; whole months by name: `2026年1月至10月`, `Jan 2026`, `1 Jan 2026 to 15 Oct 2026`. */
export function spanText({ from, to }: { readonly from: string; readonly to: string }): LocalisedText {
  const wholeMonths = from.endsWith('-01') && isMonthEnd(to);
  if (wholeMonths && from.slice(0, 7) === to.slice(0, 7)) return monthText(from);
  const [first, last] = wholeMonths ? [monthText(from), monthText(to)] : [dateText(from), dateText(to)];
  const zhLast = from.slice(0, 4) === to.slice(0, 4) ? last.zh.slice(5) : last.zh;
  return { zh: `${first.zh}至${zhLast}`, en: `${first.en} to ${last.en}` };
}

function isMonthEnd(date: string): boolean {
  const next = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)) + 1));
  return next.getUTCDate() === 1;
}

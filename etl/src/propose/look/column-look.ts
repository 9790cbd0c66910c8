import type { AmountUnit } from '../../profile/cell-rules.js';
import { dateLook, type DateLook, type DayOrder } from './date-look.js';
import { namesPerson, nameKey } from '../name-match.js';
import { LINE_NUMBER_NAMES } from '../column-names.js';

/** What the sampled values of a column look like. Shares are of the values that hold something, 0 to 1. */
export interface ColumnLook {
  readonly header: string;
  readonly index: number;
  /** Values that hold something, trimmed, in file order. */
  readonly values: readonly string[];
  readonly distinct: number;
  readonly longest: number;
  readonly dates: DateLook;
  /** Amounts of money, with or without signs and separators. */
  readonly amounts: number;
  readonly decimals: number;
  readonly whole: number;
  readonly flags: number;
  readonly thousands: boolean;
  /** Signs that have to be taken off before a number can be read. */
  readonly signs: readonly string[];
  /** What an amount is counted in, where the header says so. */
  readonly unit: AmountUnit | undefined;
  /** Some values end in a unit of their own. */
  readonly cellUnits: boolean;
  /** Signs between which values of the column hold several things; none where hardly any does. */
  readonly separators: readonly string[];
  /** Why a person could be known by it: from the header or the values. */
  readonly personal: 'identity' | 'phone' | 'email' | 'card' | 'name' | undefined;
  /** Counts the lines of the file. */
  readonly lineNumber: boolean;
}

/** Tokens that stand for nothing. 无 and 否 do not: they may be an answer. */
const NULL_TOKENS: ReadonlySet<string> = new Set(['-', '--', '---', '—', '——', '/', '\\', '\\N', 'NULL', 'Null', 'null', '(null)', '(空)', '空', '暂无', '不详', 'N/A', 'n/a', 'NA', 'NONE', 'None', 'none', 'NaN', 'nan', 'nil']);

/** The tokens for "nothing" among the cells, in order of appearance. */
export function nullTokens(rows: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(rows.flat().map((cell) => cell.trim()).filter((cell) => NULL_TOKENS.has(cell)))];
}

const SIGNS = ['人民币', 'RMB', 'CNY', 'USD', 'US$', '¥', '￥', '$', '€', '元'];
const SIGN = /人民币|RMB|CNY|USD|[$¥￥€元]/u;
const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const FLAG = /^(?:true|false|yes|no|y|n|t|f|是|否|有|无|合格|不合格|通过|未通过)$/iu;
const PERSONAL: readonly (readonly [Exclude<ColumnLook['personal'], 'name' | undefined>, RegExp])[] = [
  ['identity', /^(?:[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{3,6}\*{4,}[\dXx]{2,4})$/u],
  ['phone', /^(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|1[3-9]\d\*{4}\d{4}|0\d{2,3}-\d{7,8})$/u],
  ['email', /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu],
];
const MOSTLY = 0.5;
const CARD_SHARE = 0.8;

/** A unit at the end of a cell, as the mapping takes it off (`cell_units`). */
const CELL_UNIT = /\s*(?:千万|百万|千|万|亿|million|thousand)元?$/iu;
const HEADER_UNITS: readonly (readonly [AmountUnit, RegExp])[] = [
  ['千万元', /千万元|[(（【]千万[)）】]/u], ['百万元', /百万元|[(（【]百万[)）】]|[(（](?:RMB |CNY )?millions?[)）]|in millions/iu], ['万元', /万元|[(（【]万[)）】]/u],
  ['亿元', /亿元|[(（【]亿[)）】]/u], ['千元', /千元|[(（【]千[)）】]/u], ['thousand', /[(（]thousands?[)）]|in thousands/iu],
];
/** Signs that part the items of a list; a comma or a dash stands in too many words. */
const LIST_SIGNS = [';', '；', '、', '|'] as const;
/** From this share of the values on, lists are the way a column is written. */
const LISTED = 0.1;

const withoutSigns = (text: string): string => (SIGN.test(text) ? SIGNS.reduce((rest, sign) => rest.replaceAll(sign, ''), text) : text);
const bare = (text: string): string => withoutSigns(text.replace(CELL_UNIT, '')).trim();

/** The check digit of bank cards (ISO/IEC 7812-1): one number in ten has it by chance. */
function isCard(text: string): boolean {
  const digits = text.replace(/[ -]/gu, '');
  if (!/^[3-6]\d{15,18}$/u.test(digits)) return false;
  const sum = Array.from(digits).reverse().reduce((total, digit, i) => total + (i % 2 === 0 ? Number(digit) : (Number(digit) * 2) % 10 + (Number(digit) > 4 ? 1 : 0)), 0);
  return sum % 10 === 0;
}

function personalLook(header: string, share: (test: (text: string) => boolean) => number): ColumnLook['personal'] {
  for (const [kind, pattern] of PERSONAL) if (share((text) => pattern.test(text)) >= MOSTLY) return kind;
  if (share(isCard) >= CARD_SHARE) return 'card';
  return namesPerson(header) ? 'name' : undefined;
}

/** Looks at one column of the sample. */
export function columnLook(header: string, index: number, cells: readonly string[], nulls: readonly string[], order: DayOrder): ColumnLook {
  const values = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && !nulls.includes(cell));
  // Each different value is looked at once, however often it stands: a wide file is mostly repetition.
  const times = new Map<string, number>();
  for (const text of values) times.set(text, (times.get(text) ?? 0) + 1);
  const counted = [...times];
  const different = [...times.keys()];
  const share = (test: (text: string) => boolean): number => (values.length === 0 ? 0 : counted.reduce((sum, [text, n]) => (test(text) ? sum + n : sum), 0) / values.length);
  return {
    header, index, values,
    distinct: different.length,
    longest: different.reduce((most, text) => Math.max(most, text.length), 0),
    dates: dateLook(counted, order),
    amounts: share((text) => NUMBER.test(bare(text))),
    decimals: share((text) => /^-?[\d,]+\.\d+$/u.test(bare(text))),
    whole: share((text) => /^\d{1,5}$/u.test(text)),
    flags: share((text) => FLAG.test(text) || text === '0' || text === '1'),
    thousands: different.some((text) => /\d,\d{3}/u.test(text) && NUMBER.test(bare(text))),
    signs: SIGNS.filter((sign) => different.some((text) => text.includes(sign) && NUMBER.test(bare(text)))),
    unit: HEADER_UNITS.find(([, pattern]) => pattern.test(header))?.[0],
    cellUnits: different.some((text) => CELL_UNIT.test(text) && NUMBER.test(bare(text))),
    separators: share((text) => LIST_SIGNS.some((sign) => text.includes(sign))) >= LISTED ? LIST_SIGNS.filter((sign) => different.some((text) => text.includes(sign))) : [],
    personal: personalLook(header, share),
    lineNumber: LINE_NUMBER_NAMES.some((name) => nameKey(name) === nameKey(header)) || header.trim() === '#'
      || (values.length > 2 && values.every((text, i) => text === String(i + 1))),
  };
}

import { AMOUNT_UNITS, type NumberStyle } from '../profile/cell-rules.js';
import { sqlText, sqlTexts } from './literal.js';

/** Units a cell may end in, longer ones first; 元 may follow each or stand alone. */
const CELL_UNITS: Readonly<Record<string, number>> = {
  千万: AMOUNT_UNITS.千万元, 百万: AMOUNT_UNITS.百万元, 千: AMOUNT_UNITS.千元, 万: AMOUNT_UNITS.万元, 亿: AMOUNT_UNITS.亿元, million: AMOUNT_UNITS.million, thousand: AMOUNT_UNITS.thousand, 元: 1,
};
const CELL_UNIT = `(?i)(${Object.keys(CELL_UNITS).join('|')})元?$`;

/** `text` without currency signs and blanks; thousands separators only go where they stand in groups of three, so `1,23` stays no number. */
function plainSql(text: string, { thousands, strip }: NumberStyle): string {
  const bare = strip.reduce((expression, sign) => `replaceAll(${expression}, ${sqlText(sign)}, '')`, text);
  const trimmed = strip.length === 0 ? bare : `trimBoth(${bare})`;
  if (thousands === '') return trimmed;
  const separator = thousands.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&');
  return `if(match(${trimmed}, ${sqlText(`^-?\\d{1,3}(${separator}\\d{3})+(\\.\\d+)?$`)}), replaceAll(${trimmed}, ${sqlText(thousands)}, ''), ${trimmed})`;
}

/** The text without its own unit, and how much of the currency one of it is. */
function inUnits(text: string, { unit, cell_units: ownUnits }: NumberStyle): { readonly bare: string; readonly factor: string } {
  const factor = String(AMOUNT_UNITS[unit]);
  if (!ownUnits) return { bare: text, factor };
  const own = `lower(extract(${text}, ${sqlText(CELL_UNIT)}))`;
  return {
    bare: `trimBoth(replaceRegexpOne(${text}, ${sqlText(CELL_UNIT)}, ''))`,
    factor: `transform(${own}, ${sqlTexts(Object.keys(CELL_UNITS))}, [${Object.values(CELL_UNITS).join(', ')}], ${factor})`,
  };
}

/**
 * `text` as Nullable(Decimal(18, 2)), in whole units of the currency, rounded half up to the cent; NULL when it is not a plain decimal number of at
 * most 16 digits before the point, as written and in the currency.
 */
export function amountSql(text: string, style: NumberStyle): string {
  const { bare, factor } = inUnits(text, style);
  const plain = plainSql(bare, style);
  const written = `toDecimal128OrNull(${plain}, 12)`;
  const value = factor === '1'
    ? `CAST(round(${written}, 2), 'Nullable(Decimal(18, 2))')`
    : `accurateCastOrNull(round(${written} * ${factor}, 2), 'Decimal(18, 2)')`;
  const amount = `if(match(${plain}, '^-?\\\\d{1,16}(\\\\.\\\\d{1,12})?$'), ${value}, NULL)`;
  // Nearly all amounts are empty or to the cent without signs: they are read as they stand, in a third of the time.
  return factor === '1' ? `multiIf(${text} = '', NULL, match(${text}, '^-?\\\\d{1,16}(\\\\.\\\\d{1,2})?$'), toDecimal64OrNull(${text}, 2), ${amount})` : amount;
}

/** `text` as Nullable(Decimal(18, 4)), rounded half up; NULL when it is not a plain decimal number, not negative, of at most 12 digits before the point. */
export function decimalSql(text: string, style: NumberStyle): string {
  const plain = plainSql(text, style);
  return `if(match(${plain}, '^\\\\d{1,12}(\\\\.\\\\d{1,12})?$'), CAST(round(toDecimal128OrNull(${plain}, 12), 4), 'Nullable(Decimal(18, 4))'), NULL)`;
}

/** `text` as a Nullable(UInt64) of at most 15 digits; NULL when it is anything else. */
export function longWholeSql(text: string, style: NumberStyle): string {
  const plain = plainSql(text, style);
  return `if(match(${plain}, '^\\\\d{1,15}$'), toUInt64OrNull(${plain}), NULL)`;
}

/** `text` as a Nullable whole number of `type` (UInt16 or UInt8); NULL when it is anything else, or does not fit. */
export function wholeSql(text: string, type: 'UInt16' | 'UInt8'): string {
  return `if(match(${text}, '^\\\\d{1,5}$'), accurateCastOrNull(toUInt32OrNull(${text}), '${type}'), NULL)`;
}

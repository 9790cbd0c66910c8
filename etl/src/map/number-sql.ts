import { sqlText } from './literal.js';

/** How a source writes numbers. */
export interface NumberStyle {
  readonly thousands: string;
  readonly strip: readonly string[];
}

/** `text` without currency signs and blanks; thousands separators only go where they stand in groups of three, so `1,23` stays no number. */
function plainSql(text: string, { thousands, strip }: NumberStyle): string {
  const bare = strip.reduce((expression, sign) => `replaceAll(${expression}, ${sqlText(sign)}, '')`, text);
  const trimmed = strip.length === 0 ? bare : `trimBoth(${bare})`;
  if (thousands === '') return trimmed;
  const separator = thousands.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&');
  return `if(match(${trimmed}, ${sqlText(`^-?\\d{1,3}(${separator}\\d{3})+(\\.\\d+)?$`)}), replaceAll(${trimmed}, ${sqlText(thousands)}, ''), ${trimmed})`;
}

/** `text` as Nullable(Decimal(18, 2)), rounded half up to the cent; NULL when it is not a plain decimal number of at most 16 digits before the point. */
export function amountSql(text: string, style: NumberStyle): string {
  const plain = plainSql(text, style);
  return `if(match(${plain}, '^-?\\\\d{1,16}(\\\\.\\\\d{1,12})?$'), CAST(round(toDecimal128OrNull(${plain}, 12), 2), 'Nullable(Decimal(18, 2))'), NULL)`;
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

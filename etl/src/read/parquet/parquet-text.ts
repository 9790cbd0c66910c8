import { parquetSchema, type FileMetaData } from 'hyparquet';
import { numberText } from '../xlsx/cell-text.js';

const DAY_MS = 86_400_000;
/** Farthest from 1970 that a JavaScript date can be. */
const LAST_MS = 8.64e15;

function iso(ms: number, length: number): string {
  return Math.abs(ms) <= LAST_MS ? new Date(ms).toISOString().slice(0, length).replace('T', ' ') : String(ms);
}

const moment = (ms: number): string => iso(ms, 'YYYY-MM-DDTHH:MM:SS'.length);

/** Days and points in time straight to text. */
export const TIME_PARSERS = {
  dateFromDays: (days: number): string => iso(days * DAY_MS, 'YYYY-MM-DD'.length),
  timestampFromMilliseconds: (ms: bigint): string => moment(Number(ms)),
  timestampFromMicroseconds: (us: bigint): string => moment(Number(us / 1_000n)),
  timestampFromNanoseconds: (ns: bigint): string => moment(Number(ns / 1_000_000n)),
};

/** A value as text: numbers without exponent and noise, nothing as '', nested values as JSON. */
function plainText(value: unknown): string {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return numberText(String(value));
    case 'bigint': case 'boolean': return String(value);
    default: return value === null || value === undefined ? '' : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
  }
}

/** The whole number in big-endian bytes, two's complement. */
function wholeOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
}

/** A decimal that is stored as a whole number of its last digit, with all its digits, but for zeros behind them. */
function decimalText(value: unknown, scale: number): string {
  if (value === null || value === undefined) return '';
  const whole = value instanceof Uint8Array ? wholeOf(value) : BigInt(value as number | bigint);
  if (scale === 0) return String(whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/u, '');
}

/** Physical types in which a decimal arrives as a whole number or as its bytes. */
const EXACT: ReadonlySet<string | undefined> = new Set(['INT32', 'INT64', 'FIXED_LEN_BYTE_ARRAY']);

/**
 * For each column of a file how a value becomes text; `withOffset`: with a `Z` behind times that the file says are of UTC. Takes from `metadata` what marks decimals: the library would make doubles
 * of them, which have fifteen digits for sure where ids and sums have more.
 */
export function columnTexts(metadata: FileMetaData, withOffset: boolean): readonly ((value: unknown) => string)[] {
  return parquetSchema(metadata).children.map(({ element }) => {
    const { logical_type: logical } = element;
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    if ((element.converted_type === 'DECIMAL' || logical?.type === 'DECIMAL') && EXACT.has(element.type)) {
      delete element.converted_type;
      return (value) => decimalText(value, scale);
    }
    if (!withOffset || logical?.type !== 'TIMESTAMP' || !logical.isAdjustedToUTC) return plainText;
    return (value) => {
      const text = plainText(value);
      return text === '' ? '' : `${text}Z`;
    };
  });
}

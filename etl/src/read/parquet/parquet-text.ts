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
export function parquetText(value: unknown): string {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return numberText(String(value));
    case 'bigint': case 'boolean': return String(value);
    default: return value === null || value === undefined ? '' : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
  }
}

import { INEXACT } from '../../profile/error-cells.js';

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** Day 0 of either count. That of 1900 holds a 29 February 1900 that never was, as its day 60. */
const ZERO_1900 = Date.UTC(1899, 11, 30);
const ZERO_1904 = Date.UTC(1904, 0, 1);
const PHANTOM_DAY = 60;
/** 31 December 9999, the last day a sheet can show. */
const LAST_DAY = { 1900: 2_958_465, 1904: 2_957_003 } as const;

const two = (value: number): string => String(value).padStart(2, '0');

const clock = (seconds: number): string => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/**
 * A cell's count of days as `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS` or, below one day, `HH:MM:SS`, to the nearest second; undefined where the count
 * is no point in time. 29 February 1900 comes out as such, since the sheet shows it.
 */
export function serialText(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= LAST_DAY[from1904 ? 1904 : 1900] + 1) return undefined;
  const rounded = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(rounded / DAY_SECONDS);
  const seconds = rounded % DAY_SECONDS;
  if (day === 0 && (seconds > 0 || !from1904)) return clock(seconds);
  const zero = from1904 ? ZERO_1904 : ZERO_1900 + (day < PHANTOM_DAY ? DAY_MS : 0);
  const date = !from1904 && day === PHANTOM_DAY ? '1900-02-29' : new Date(zero + day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return seconds === 0 ? date : `${date} ${clock(seconds)}`;
}

/** A double holds 15 digits for sure; beyond it, those of a whole number up to 2^53 are right all the same. */
const SURE_DIGITS = 15;

/**
 * A number that a file stores as a double, without exponent: whole numbers up to 2^53 digit by digit, as ids have them; others without a double's noise (0.1 + 0.2). Beyond 2^53
 * a double cannot tell a whole number from the next, and what digits are written depends on who wrote them: `INEXACT`. What is no number comes as it is.
 */
export function numberText(raw: string): string {
  if (raw.length <= SURE_DIGITS && !/[^\d.-]/u.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : INEXACT;
  const short = Number(value.toPrecision(SURE_DIGITS));
  // Sixteen digits, of which the last is a fraction: to round it would change the whole number before it.
  if (Number.isInteger(short) && Math.abs(short) >= 10 ** (SURE_DIGITS - 1)) return String(value);
  return Math.abs(value) < 1e-6 ? value.toFixed(20).replace(/\.?0+$/u, '') : String(short);
}

/** An ISO date or time of a cell (`t="d"`) the way serial dates are told: a blank for the T, without fraction, and without midnight. */
export function isoCellText(raw: string): string {
  return raw.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/u, '$1 $2').replace(/ 00:00:00$/u, '');
}

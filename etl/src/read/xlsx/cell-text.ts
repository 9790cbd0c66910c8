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

/** A number as the sheet shows it at full width: 15 digits, since a double's last ones are noise (0.1 + 0.2), and no exponent. */
export function numberText(raw: string): string {
  if (raw.length <= 15 && !/[^\d.-]/u.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  const short = String(Number(value.toPrecision(15)));
  if (!short.includes('e')) return short;
  return Math.abs(value) >= 1 ? String(BigInt(Number(short))) : value.toFixed(20).replace(/0+$/u, '');
}

/** An ISO date or time of a cell (`t="d"`) the way serial dates are told: a blank for the T, without fraction, and without midnight. */
export function isoCellText(raw: string): string {
  return raw.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/u, '$1 $2').replace(/ 00:00:00$/u, '');
}

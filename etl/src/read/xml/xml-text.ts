import { READ_LIMITS } from '../limits.js';

const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const CARRIAGE_RETURN = 0x0d;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(code: number): string {
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
}

/** Text of XML with its line ends and the five entities and numbers it may hold made plain; what is none of them stays as it stands. */
export function xmlText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,8})|#(\d{1,10})|([a-z]+));/gu, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    return decimal !== undefined ? character(Number(decimal)) : ENTITIES[name ?? ''] ?? whole;
  });
}

/** Text of a workbook: characters XML cannot hold stand there as `_x000D_` (ECMA-376, 22.9.2.19). */
export function workbookText(raw: string): string {
  const text = xmlText(raw);
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** The digits in bytes[from, to) as a number; -1 where there is anything else, or more than nine or ten of them. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9 || value > 1e9) return -1;
    value = value * 10 + digit;
  }
  return from < to ? value : -1;
}

/** Gathers the pieces of a text of at most `cellBytes`; what is longer is cut there, and `overflow` says so. */
export class TextBuffer {
  readonly bytes = Buffer.allocUnsafe(READ_LIMITS.cellBytes);
  length = 0;
  overflow = false;
  /** True where some of it may not mean itself. */
  escaped = false;

  clear(): void {
    this.length = 0;
    this.overflow = false;
    this.escaped = false;
  }

  append(bytes: Uint8Array, from: number, to: number): void {
    const room = this.bytes.length - this.length;
    if (to - from > room) this.overflow = true;
    const end = Math.min(to, from + room);
    let { length, escaped } = this;
    for (let i = from; i < end; i += 1) {
      const byte = bytes[i] as number;
      this.bytes[length++] = byte;
      if (byte === AMPERSAND || byte === UNDERSCORE || byte === CARRIAGE_RETURN) escaped = true;
    }
    this.length = length;
    this.escaped = escaped;
  }

  /** What was gathered, as text of a workbook. */
  text(): string {
    const raw = this.bytes.toString('utf8', 0, this.length);
    return this.escaped ? workbookText(raw) : raw;
  }
}

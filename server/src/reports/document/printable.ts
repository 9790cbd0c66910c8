import type { ReportDocument } from './document.js';

/** What no XML may hold, and what turns text around. Line breaks and tabs within a name become blanks. */
// eslint-disable-next-line no-control-regex -- these are the characters
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;
const BREAKS = /[\t\r\n]+/gu;
/** A name longer than this fits no line of a page. */
const LONGEST_NAME = 160;
const LONGEST_TEXT = 4_000;
const LONG_NAME = new RegExp(`([^\\s,.;:，。；：、“”"]{${String(LONGEST_NAME)}})[^\\s,.;:，。；：、“”"]+`, 'gu');

const plain = (text: string): string => text.replaceAll(BREAKS, ' ').replaceAll(FORBIDDEN, '\uFFFD');
/** Between letters, so that neither half of a pair is left. */
const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/\p{Surrogate}$/u, '')}…`);

/** Text as files hold it: without control characters, halves of characters and what turns lines around. `clipped`: for pages, where what is too long ends with an ellipsis. */
export const printableText = (text: string, clipped: boolean): string => (clipped ? cut(plain(text).replaceAll(LONG_NAME, '$1…'), LONGEST_TEXT) : plain(text));

function walked(value: unknown, clipped: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => walked(one, clipped));
  if (typeof value !== 'object' || value === null) return value;
  // Words stand in both languages; ids and keys of members stay as they are, since addresses are made of them.
  const isWords = 'zh' in value && 'en' in value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isWords && typeof one === 'string' ? printableText(one, clipped) : walked(one, clipped)]));
}

/** A report whose words every kind of file can hold; `clipped`: and whose names fit a page. No row and no number is lost. */
export const printable = (document: ReportDocument, clipped: boolean): ReportDocument => walked(document, clipped) as ReportDocument;

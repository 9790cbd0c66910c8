import type { Told } from './told.js';

const CODES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string): string => text.replaceAll(/&(?:#(\d+)|([a-z]+));/gu, (whole, code: string | undefined, name: string | undefined) => (code !== undefined ? String.fromCodePoint(Number(code)) : CODES[name ?? ''] ?? whole));
const attribute = (tag: string, name: string): string | null => { const value = new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1]; return value === undefined ? null : plain(value); };

/** Ends a text: what stands before and after is not read as one. */
const BLOCKS = /^<\/?(p|td|th|tr|table|caption|figcaption|h\d|li|dd|dt|summary|text|a|section|div|title|footer)\b/u;

/** What a page of ours says, the numbers it keeps whole beside what it shows, and where its links lead. It reads such pages only: tags are written in full, attributes in double quotes. */
export function readWebPage(bytes: Uint8Array): Told {
  const [texts, numbers, links]: [string[], number[], string[]] = [[], [], []];
  let words = '';
  let isHidden = false;
  for (const piece of Buffer.from(bytes).toString('utf8').split(/(<[^>]*>)/u)) {
    if (!piece.startsWith('<')) { if (!isHidden) words += piece; continue; }
    if (/^<style/u.test(piece)) isHidden = true;
    else if (piece.startsWith('</style')) isHidden = false;
    const [value, href] = [piece.startsWith('<data ') ? attribute(piece, 'value') : null, piece.startsWith('<a ') ? attribute(piece, 'href') : null];
    if (value !== null) numbers.push(Number(value));
    if (href !== null && !href.startsWith('#')) links.push(href);
    if (BLOCKS.test(piece)) {
      if (words.trim() !== '') texts.push(plain(words).trim());
      words = '';
    }
  }
  return { texts, numbers, links };
}

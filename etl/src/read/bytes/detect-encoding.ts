import { isUtf8 } from 'node:buffer';
import { byteOrderMark, looksLikeAnotherEncoding, unfinished, type Encoding } from './decode.js';

/** More than this share of NUL bytes at even or at odd places is UTF-16 that does not say so. */
const NUL_SHARE = 0.1;

const isAscii = (head: Buffer): boolean => head.every((byte) => byte < 0x80);

/** Share of NUL bytes at every other place from `from` on. */
function nulShare(head: Buffer, from: number): number {
  let nuls = 0;
  for (let at = from; at < head.length; at += 2) if (head[at] === 0) nuls += 1;
  return (2 * nuls) / Math.max(1, head.length);
}

/**
 * The encoding of text by its first bytes: a byte order mark, the NULs of UTF-16, else UTF-8 where they are that or are damaged in few places, and GB18030 where not.
 * Undefined where they are all ASCII, which is most things at once.
 */
export function detectEncoding(head: Buffer): Encoding | undefined {
  const mark = byteOrderMark(head);
  if (mark !== undefined) return mark.encoding;
  if (nulShare(head, 1) > NUL_SHARE) return 'utf-16le';
  if (nulShare(head, 0) > NUL_SHARE) return 'utf-16be';
  if (isAscii(head)) return undefined;
  const text = head.subarray(0, head.length - unfinished(head));
  return isUtf8(text) || !looksLikeAnotherEncoding(text) ? 'utf-8' : 'gb18030';
}

/** The first line, from 1, of text said to be UTF-8 that holds bytes which are not; undefined where none does. */
export function firstBadLine(utf8: Buffer): number | undefined {
  if (isUtf8(utf8)) return undefined;
  let line = 1;
  for (let from = 0; ; line += 1) {
    const end = utf8.indexOf(0x0a, from);
    if (!isUtf8(utf8.subarray(from, end < 0 ? undefined : end)) || end < 0) return line;
    from = end + 1;
  }
}

/** The first bytes of a text as UTF-8 without byte order mark; what is no character in that encoding comes as U+FFFD. */
export function headAsUtf8(head: Buffer, encoding: Encoding): Buffer {
  const mark = byteOrderMark(head)?.length ?? 0;
  if (encoding === 'utf-8') return head.subarray(mark, head.length - unfinished(head));
  return Buffer.from(new TextDecoder(encoding).decode(head.subarray(mark), { stream: true }), 'utf8');
}

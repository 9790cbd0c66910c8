import { isUtf8 } from 'node:buffer';
import { byteOrderMark, unfinished, type Encoding } from './decode.js';

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
 * The encoding of text by its first bytes: a byte order mark, the NULs of UTF-16, else UTF-8 where they are that and GB18030 where not.
 * Undefined where they are all ASCII, which is most things at once.
 */
export function detectEncoding(head: Buffer): Encoding | undefined {
  const mark = byteOrderMark(head);
  if (mark !== undefined) return mark.encoding;
  if (nulShare(head, 1) > NUL_SHARE) return 'utf-16le';
  if (nulShare(head, 0) > NUL_SHARE) return 'utf-16be';
  if (isAscii(head)) return undefined;
  return isUtf8(head.subarray(0, head.length - unfinished(head))) ? 'utf-8' : 'gb18030';
}

/** The first bytes of a text as UTF-8 without byte order mark; what is no character in that encoding comes as U+FFFD. */
export function headAsUtf8(head: Buffer, encoding: Encoding): Buffer {
  const mark = byteOrderMark(head)?.length ?? 0;
  if (encoding === 'utf-8') return head.subarray(mark, head.length - unfinished(head));
  return Buffer.from(new TextDecoder(encoding).decode(head.subarray(mark), { stream: true }), 'utf8');
}

import { isUtf8 } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { LoadRefused } from '../../reject/refusal.js';
import { bytesOf, CHUNK_BYTES, type SourceFile } from './source-file.js';
import { READ_LIMITS } from '../limits.js';

/** The encodings a profile may declare. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Bytes as delivered, inflated if need be. Calls `onBytes` with the delivered bytes read so far. Throws `BAD_GZIP`, `GZIP_BOMB` or `TOO_LARGE`. */
export async function* inflated(file: SourceFile, onBytes: (delivered: number) => void): AsyncGenerator<Buffer> {
  let delivered = 0;
  const raw = bytesOf(file, (bytes) => { delivered += bytes; });
  let total = 0;
  for await (const chunk of file.gzip ? gunzipped(raw, file.name) : raw) {
    total += chunk.length;
    checkSize(file, total, delivered);
    onBytes(delivered);
    yield chunk;
  }
}

async function* gunzipped(raw: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const fed = pipeline(raw, gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    if (!errorCode(error).startsWith('Z_')) throw error;
    throw new LoadRefused('BAD_GZIP', `文件 ${name} 的 gzip 内容损坏或不完整。`, `The gzip content of ${name} is damaged or cut short.`, { cause: error });
  } finally {
    gunzip.destroy();
    await fed;
  }
}

/** Node's code of a system error; '' for anything else. */
const errorCode = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '');

function checkSize(file: SourceFile, total: number, delivered: number): void {
  if (file.gzip && total > READ_LIMITS.inflatedFloorBytes && total / Math.max(1, delivered) > READ_LIMITS.inflateRatio) {
    throw new LoadRefused('GZIP_BOMB', `文件 ${file.name} 的压缩比超过 ${String(READ_LIMITS.inflateRatio)}。`, `File ${file.name} inflates more than ${String(READ_LIMITS.inflateRatio)} times.`);
  }
  if (total > READ_LIMITS.textBytes) throw new LoadRefused('TOO_LARGE', `文件 ${file.name} 过大。`, `File ${file.name} is too large.`);
}

const badEncoding = (name: string, encoding: string, cause?: unknown): LoadRefused =>
  new LoadRefused('BAD_ENCODING', `文件 ${name} 含有不符合 ${encoding} 编码的字节。`, `File ${name} holds bytes that are not ${encoding}.`, { cause });

/** Signals that text declared `auto` is not UTF-8 but reads like another encoding; the caller starts again with GB18030. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

/** The encoding a byte order mark announces, and how long the mark is. */
export function byteOrderMark(head: Uint8Array): { readonly encoding: Encoding; readonly length: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** A file damaged in one place is still UTF-8; one in another encoding fails nearly everywhere. */
export function looksLikeAnotherEncoding(chunk: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(chunk);
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  const whole = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return broken > whole / 10;
}

/** Number of bytes at the end of `chunk` that begin a UTF-8 character but do not finish it. */
export function unfinished(chunk: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** UTF-8 in pieces that end where a character ends. Throws `BAD_ENCODING`, or `NotUtf8` where the text may be in another encoding and looks like it. */
export async function* checkedUtf8(chunks: AsyncIterable<Buffer>, name: string, mayBeOther: boolean): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const whole = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const cut = whole.length - unfinished(whole);
    const ready = whole.subarray(0, cut);
    if (!isUtf8(ready)) {
      if (mayBeOther && looksLikeAnotherEncoding(ready)) throw new NotUtf8();
      throw badEncoding(name, 'UTF-8');
    }
    carry = Buffer.from(whole.subarray(cut));
    yield ready;
  }
  if (carry.length > 0) throw mayBeOther && looksLikeAnotherEncoding(carry) ? new NotUtf8() : badEncoding(name, 'UTF-8');
}

async function* transcoded(chunks: AsyncIterable<Buffer>, name: string, encoding: Exclude<Encoding, 'utf-8'>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
    yield Buffer.from(decoder.decode(), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw badEncoding(name, encoding.toUpperCase(), error);
    throw error;
  }
}

async function* from(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const nulShare = (head: Buffer): number => head.subarray(0, 4096).filter((byte) => byte === 0).length / Math.max(1, Math.min(4096, head.length));

/**
 * The file as UTF-8 without byte order mark. `auto` obeys the mark, else tries UTF-8 and throws `NotUtf8` where the caller should
 * start again with GB18030. Throws `BAD_ENCODING`, `NOT_TEXT` (NUL bytes all over) and what `inflated` throws.
 */
export async function* decoded(file: SourceFile, declared: Encoding | 'auto', onBytes: (delivered: number) => void): AsyncGenerator<Buffer> {
  const bytes = inflated(file, onBytes);
  try {
    const first = await bytes.next();
    if (first.done === true) throw new LoadRefused('EMPTY_FILE', `文件 ${file.name} 是空的。`, `File ${file.name} is empty.`);
    const mark = byteOrderMark(first.value);
    if (mark !== undefined && declared !== 'auto' && declared !== mark.encoding) throw badEncoding(file.name, declared.toUpperCase());
    const encoding = mark?.encoding ?? (declared === 'auto' ? 'utf-8' : declared);
    if (!encoding.startsWith('utf-16') && nulShare(first.value) > 0.05) throw new LoadRefused('NOT_TEXT', `文件 ${file.name} 不是文本（或为未声明的 UTF-16）。`, `File ${file.name} is not text (or is UTF-16 without saying so).`);
    const body = from(first.value.subarray(mark?.length ?? 0), bytes);
    if (encoding === 'utf-8') yield* checkedUtf8(body, file.name, declared === 'auto' && mark === undefined);
    else yield* transcoded(body, file.name, encoding);
  } finally {
    await bytes.return(undefined);
  }
}

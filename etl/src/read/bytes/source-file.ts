import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LoadRefused } from '../../reject/refusal.js';
import { REJECT_HEAD_BYTES, rejectDelimiter } from '../../reject/reject-file.js';

/** A delivered file, opened once; what is hashed is what is read. */
export interface SourceFile {
  /** Base name only: paths are nobody's business. */
  readonly name: string;
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly gzip: boolean;
  /** What its first bytes announce: a file of our own rejects that comes back is text that no profile describes. */
  readonly container: 'text' | 'zip' | 'parquet' | 'rejects';
  /** Rejects that somebody saved as a workbook. */
  readonly isBook?: true;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const GZIP = [0x1f, 0x8b];

/** First bytes of what is delivered now and then and cannot be read. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['an empty ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
];

const startsWith = (head: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => head[index] === byte);

/** What a file is by its first bytes. */
export const containerOf = (head: Uint8Array): SourceFile['container'] => {
  if (startsWith(head, ZIP)) return 'zip';
  if (startsWith(head, PARQUET)) return 'parquet';
  return rejectDelimiter(head) === undefined ? 'text' : 'rejects';
};

async function sniff(handle: FileHandle, name: string): Promise<Pick<SourceFile, 'gzip' | 'container'>> {
  const head = Buffer.alloc(REJECT_HEAD_BYTES);
  await handle.read(head, 0, head.length, 0);
  const kind = MAGIC.find(([, magic]) => startsWith(head, magic))?.[0];
  if (kind !== undefined) throw new LoadRefused('NOT_TEXT', `文件 ${name} 不是表格或文本，而是 ${kind}。`, `File ${name} is neither a table nor text but ${kind}.`);
  if (startsWith(head, OLE)) {
    throw new LoadRefused('OLE_FILE', `文件 ${name} 是旧版 Excel（.xls）或加密的工作簿；请另存为不加密的 .xlsx。`, `File ${name} is an old Excel file (.xls) or an encrypted workbook; save it as .xlsx without a password.`);
  }
  const gzip = startsWith(head, GZIP);
  if (!gzip && /\.gz$/iu.test(name)) throw new LoadRefused('BAD_GZIP', `文件 ${name} 名为 gzip，内容却不是。`, `File ${name} is named gzip but is not.`);
  return { gzip, container: containerOf(head) };
}

/**
 * Opens a regular, non-empty file and looks at its first bytes. `within`: no link is followed, and the file lies in this folder (a real path). Throws `NOT_A_FILE`, `EMPTY_FILE`, `NOT_TEXT`, `OLE_FILE` or
 * `BAD_GZIP`.
 */
export async function openSource(path: string, within?: string): Promise<SourceFile> {
  const name = basename(path);
  let handle: FileHandle;
  try {
    const real = await realpath(path);
    if (within !== undefined && real !== join(within, name)) throw new Error('The path leads elsewhere.');
    // What has become a link since is not followed, and a pipe that nobody writes to is not waited for.
    handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw new LoadRefused('NOT_A_FILE', `无法打开文件 ${name}。`, `File ${name} cannot be opened.`, { cause: error });
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new LoadRefused('NOT_A_FILE', `${name} 不是普通文件。`, `${name} is not a regular file.`);
    if (stat.size === 0) throw new LoadRefused('EMPTY_FILE', `文件 ${name} 是空的。`, `File ${name} is empty.`);
    return { name, handle, bytes: stat.size, ...await sniff(handle, name) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Bytes read, and inflated, at a time. */
export const CHUNK_BYTES = 1 << 18;

const newBuffer = (): Buffer => Buffer.allocUnsafe(CHUNK_BYTES);

/** Two buffers in turn, for who is done with a piece when asking for the next: to make new ones takes as long as to read into them. */
export function twoBuffers(): () => Buffer {
  let [next, other] = [newBuffer(), newBuffer()];
  return () => ([next, other] = [other, next])[1];
}

/**
 * The file's bytes from its start, read by position into what `buffer` gives, so that it may be read again; the next are fetched while these are worked on. Throws
 * `FILE_CHANGED` when it is not as long as it was.
 */
export async function* bytesOf({ handle, bytes, name }: SourceFile, onRead: (bytes: number) => void = () => undefined, buffer = newBuffer): AsyncGenerator<Buffer> {
  const read = (at: number): Promise<{ bytesRead: number; buffer: Buffer }> => {
    const reading = handle.read(buffer(), 0, CHUNK_BYTES, at);
    // Waited for below; without this one that fails while the bytes before it are worked on would count as unhandled.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  try {
    for (let at = 0; ;) {
      const { buffer: piece, bytesRead } = await next;
      at += bytesRead;
      if (bytesRead === 0 ? at !== bytes : at > bytes) throw new LoadRefused('FILE_CHANGED', `文件 ${name} 在读取期间有变动。`, `File ${name} changed while it was read.`);
      if (bytesRead === 0) return;
      next = read(at);
      onRead(bytesRead);
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await next.catch(() => undefined);
  }
}

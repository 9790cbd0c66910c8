import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { create, extract } from 'tar';
import { asDiskFull, LoadRefused } from '../reject/refusal.js';

/** What a sealed file begins with: the name of its form. */
const MAGIC = Buffer.from('CONCORD1');
const SALT = 16;
const NONCE = 12;
const TAG = 16;
const HEAD = MAGIC.length + SALT + NONCE;

/** A key of fewer characters could be guessed by whoever has stolen the file. */
export const BACKUP_KEY_CHARS = 32;

const stretch = promisify<string, Buffer, number, Buffer>(scrypt);

const isThere = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

/** BAD_BACKUP: what was sealed is not whole, or is no backup. */
export const badBackup = (cause?: unknown): LoadRefused => new LoadRefused('BAD_BACKUP',
  '这不是完好的备份文件，或密钥不符：未恢复任何数据。', 'This is no sound backup, or its key is another: nothing was brought back.', { cause });

/**
 * Writes a folder into one file that nobody can read or change without the key: a tar, encrypted and authenticated by AES-256-GCM under a key made of `key` by
 * scrypt with a salt of its own. The file appears under its name when it is whole. Throws `LoadRefused` FILE_EXISTS, DISK_FULL.
 */
export async function seal(folder: string, file: string, key: string): Promise<void> {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const head = Buffer.concat([MAGIC, salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', await stretch(key, salt, 32), nonce).setAAD(head);
  const part = `${file}.part`;
  const packed = create({ cwd: folder, portable: true, strict: true }, ['.']);
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    for await (const chunk of Readable.from(packed).pipe(cipher)) yield chunk as Buffer;
    yield cipher.getAuthTag();
  }
  try {
    await pipeline(whole, createWriteStream(part, { mode: 0o600, flush: true }));
    await link(part, file);
  } catch (error) {
    if (isThere(error)) throw new LoadRefused('FILE_EXISTS', '同名文件已存在，未覆盖。', 'A file of that name is there already and was left as it is.', { cause: error });
    throw asDiskFull(error);
  } finally {
    await rm(part, { force: true });
  }
}

async function headOf(file: string): Promise<{ head: Buffer; tag: Buffer; bytes: number }> {
  const handle = await open(file, 'r').catch((error: unknown) => { throw new LoadRefused('NOT_A_FILE', '找不到这个备份文件。', 'There is no such backup.', { cause: error }); });
  try {
    const { size } = await handle.stat();
    const [head, tag] = [Buffer.alloc(HEAD), Buffer.alloc(TAG)];
    if (size <= HEAD + TAG) throw badBackup();
    await handle.read(head, 0, HEAD, 0);
    await handle.read(tag, 0, TAG, size - TAG);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw badBackup();
    return { head, tag, bytes: size - TAG };
  } finally {
    await handle.close();
  }
}

/** Where a tar says that it is one. One that is packed once more could grow without end, and is none of ours. */
const TAR = { at: 257, says: Buffer.from('ustar') } as const;

async function mustBeTar(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(TAR.says.length), 0, TAR.says.length, TAR.at);
    if (!buffer.equals(TAR.says)) throw badBackup();
  } finally {
    await handle.close();
  }
}

/**
 * Brings the folder back that `seal` wrote, into an empty one. Nothing is unpacked before the whole file has proved to be what was sealed, and nothing but plain files and
 * folders is taken out. Throws `LoadRefused` BAD_BACKUP, NOT_A_FILE, DISK_FULL.
 */
export async function unseal(file: string, folder: string, key: string): Promise<void> {
  const { head, tag, bytes } = await headOf(file);
  const [salt, nonce] = [head.subarray(MAGIC.length, MAGIC.length + SALT), head.subarray(MAGIC.length + SALT)];
  const decipher = createDecipheriv('aes-256-gcm', await stretch(key, salt, 32), nonce, { authTagLength: TAG }).setAAD(head).setAuthTag(tag);
  const opened = join(folder, 'opened.tar');
  try {
    await pipeline(createReadStream(file, { start: HEAD, end: bytes - 1 }), decipher, createWriteStream(opened, { mode: 0o600 }));
    await mustBeTar(opened);
    await extract({ file: opened, cwd: folder, strict: true, filter: (_path, entry) => 'type' in entry && (entry.type === 'File' || entry.type === 'Directory') });
  } catch (error) {
    const told = asDiskFull(error);
    throw told === error ? badBackup(error) : told;
  } finally {
    await rm(opened, { force: true });
  }
}

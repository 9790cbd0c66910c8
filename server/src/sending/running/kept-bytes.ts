import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import { SendingRefused } from '../sending-refused.js';

const DIGEST = /^[\da-f]{64}$/u;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Writes a file whole or not at all: beside its place first, then, once it is on the disk, into it. Throws what the file system says. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Bytes that were sent, by their digest: the same bytes are kept once, and what is read is what was written. */
@Injectable()
export class KeptBytes {
  constructor(@Inject(SENDING_OPTIONS) private readonly options: SendingOptions) {}

  /** Keeps bytes and gives their digest (SHA-256). Throws `SendingRefused` KEEP_FULL, KEEP_FAILED; nothing of them is left then. */
  async keep(bytes: Uint8Array): Promise<string> {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(digest);
    try {
      const there = await stat(path).catch(() => undefined);
      if (there?.size !== bytes.byteLength) await writeWhole(path, bytes);
      return digest;
    } catch (error) {
      throw new SendingRefused(FULL.has(codeOf(error)) ? 'KEEP_FULL' : 'KEEP_FAILED', error);
    }
  }

  /** The bytes of a digest. Throws `SendingRefused` KEPT_GONE where they are not here, or not what they were. */
  async read(digest: string): Promise<Uint8Array> {
    const bytes = DIGEST.test(digest) ? await readFile(this.pathOf(digest)).catch(() => undefined) : undefined;
    if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== digest) throw new SendingRefused('KEPT_GONE');
    return bytes;
  }

  private pathOf(digest: string): string {
    return join(this.options.keep, digest.slice(0, 2), digest);
  }
}

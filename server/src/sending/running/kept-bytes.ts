import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { digestOfBytes, type Stores } from '@concord/sql';
import { SENDING_OPTIONS, type SendingOptions } from '../../config/sending-options.js';
import { isDiskFull } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import { SendingRefused } from '../sending-refused.js';

const DIGEST = /^[\da-f]{64}$/u;
/** Bytes that were sent, by their digest, beside those of sealed reports: the same bytes are kept once, what is read is what was written, and a backup holds them. */
@Injectable()
export class KeptBytes {
  constructor(@Inject(STORES) private readonly stores: Pick<Stores, 'operational'>, @Inject(SENDING_OPTIONS) private readonly options: Pick<SendingOptions, 'keep'>) {}

  /** Keeps bytes and gives their digest (SHA-256). Throws `SendingRefused` KEEP_FULL, KEEP_FAILED; nothing of them is left then. */
  async keep(bytes: Uint8Array): Promise<string> {
    try {
      return await this.stores.operational.keptFiles.put(bytes);
    } catch (error) {
      throw new SendingRefused(isDiskFull(error) ? 'KEEP_FULL' : 'KEEP_FAILED', error);
    }
  }

  /** The bytes of a digest. Throws `SendingRefused` KEPT_GONE where they are not here, or not what they were; `OperationalError`. */
  async read(digest: string): Promise<Uint8Array> {
    const bytes = DIGEST.test(digest) ? ((await this.stores.operational.keptFiles.find(digest)) ?? await this.ofFolder(digest)) : undefined;
    if (bytes === undefined) throw new SendingRefused('KEPT_GONE');
    return bytes;
  }

  /** What runs of earlier versions kept as files, on the machine that sent them. */
  private async ofFolder(digest: string): Promise<Uint8Array | undefined> {
    const bytes = await readFile(join(this.options.keep, digest.slice(0, 2), digest)).catch(() => undefined);
    return bytes !== undefined && digestOfBytes(bytes) === digest ? bytes : undefined;
  }
}

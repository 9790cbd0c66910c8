import { createHash } from 'node:crypto';
import type { OperationalDb } from '../tables.js';

/** SHA-256 in hexadecimal digits. */
export const digestOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Keeps a file under the digest of what is in it, unless it is kept already. */
export async function keepFile(db: OperationalDb, bytes: Uint8Array): Promise<void> {
  await db.insertInto('kept_file').values({ digest: digestOfBytes(bytes), bytes: bytes.length, content: Buffer.from(bytes).toString('base64') }).onConflict((conflict) => conflict.column('digest').doNothing()).execute();
}

/** Bytes of files that went out, each once, under the digest of what is in them. All methods throw `OperationalError`. */
export class KeptFiles {
  constructor(private readonly db: OperationalDb) {}

  /** Keeps a file, unless it is kept already; its digest. */
  async put(bytes: Uint8Array): Promise<string> {
    await keepFile(this.db, bytes);
    return digestOfBytes(bytes);
  }

  /** A file as it was kept; undefined where there is none, or where what is kept is not what was put there. */
  async find(digest: string): Promise<Uint8Array | undefined> {
    const kept = await this.db.selectFrom('kept_file').select('content').where('digest', '=', digest).executeTakeFirst();
    const bytes = kept === undefined ? undefined : new Uint8Array(Buffer.from(kept.content, 'base64'));
    return bytes !== undefined && digestOfBytes(bytes) === digest ? bytes : undefined;
  }
}

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asDiskFull } from '@concord/etl';
import { QuestionError } from '../store/errors.js';

/** A file that was brought and waits to be looked at or loaded. */
export interface InboxFile {
  readonly id: string;
  /** As the sender calls it, without any folder. */
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
}

/** Files hold parties in the clear until they are loaded: what nobody came back for is removed after this many hours. */
const KEEP_HOURS = 24;
const HOUR_MS = 3_600_000;
const MAX_NAME = 200;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The last part of a name, without what a file system or a terminal would take for something else. */
function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).replace(/[\p{Cc}\p{Cf}/:*?"<>|[\]{}]/gu, '_').slice(-MAX_NAME).replace(/^\.+/u, '');
  return last === '' ? 'delivery' : last;
}

function limited(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new QuestionError('TOO_LARGE', `a file may have at most ${String(maxBytes)} bytes`));
      else done(null, chunk);
    },
  });
}

/** Uploaded files, each in a folder of its own that only this user can read. */
export class Inbox {
  constructor(private readonly folder: string, private readonly maxBytes: number) {}

  /** Takes a file in whole. Throws `QuestionError` TOO_LARGE or BAD_INPUT (empty), `LoadRefused` DISK_FULL; then nothing is left of it. */
  async receive(name: string, body: Readable): Promise<InboxFile> {
    const id = randomUUID();
    const home = join(this.folder, id);
    const path = join(home, safeName(name));
    try {
      await mkdir(home, { recursive: true, mode: 0o700 });
      await pipeline(body, limited(this.maxBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      const { size } = await stat(path);
      if (size === 0) throw new QuestionError('BAD_INPUT', 'the file is empty');
      return { id, name: basename(path), bytes: size, path };
    } catch (error) {
      await rm(home, { recursive: true, force: true });
      throw asDiskFull(error);
    }
  }

  /** The file under `id`. Throws `QuestionError` BAD_INPUT when there is none (any more). */
  async get(id: string): Promise<InboxFile> {
    const home = join(this.folder, ID.test(id) ? id : 'none');
    const [name] = await readdir(home).catch(() => []);
    if (name === undefined) throw new QuestionError('BAD_INPUT', 'there is no such file waiting; bring it again');
    const path = join(home, name);
    return { id, name, bytes: (await stat(path)).size, path };
  }

  /** The id of the file at a path, if it waits here. */
  idOf(path: string): string | undefined {
    const id = basename(dirname(path));
    return ID.test(id) && join(this.folder, id) === dirname(path) ? id : undefined;
  }

  /** Removes a file; nothing happens when it is gone. */
  async remove(id: string): Promise<void> {
    if (ID.test(id)) await rm(join(this.folder, id), { recursive: true, force: true });
  }

  /** Removes what has waited too long, now and every hour: a server runs for months. Errors are told. */
  purgeHourly(told: (error: unknown) => void): NodeJS.Timeout {
    const purge = (): void => { this.purge().catch(told); };
    purge();
    return setInterval(purge, HOUR_MS).unref();
  }

  /** Removes what has waited too long. A load that reads a file has it open: it goes once that is done. */
  async purge(now = Date.now()): Promise<void> {
    const ids = await readdir(this.folder).catch(() => []);
    for (const id of ids.filter((entry) => ID.test(entry))) {
      const { mtimeMs } = await stat(join(this.folder, id));
      if (now - mtimeMs > KEEP_HOURS * HOUR_MS) await this.remove(id);
    }
  }
}

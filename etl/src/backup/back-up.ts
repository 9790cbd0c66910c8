import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileDataVersion, type Stores } from '@concord/sql';
import { KEY_FILE } from '../config.js';
import { inTurn } from '../load-lock.js';
import { tableInForce } from '../publish/exchange.js';
import { backupIn, keepNewest, storeId } from './kept-backups.js';
import { FILES, writeManifest } from './manifest.js';
import { seal } from './seal.js';

/** A file that is not there yet; or a folder that is, where a backup is named after its store and the time, and with `keep` only so many of that store's stay, the newest, once this one is whole. */
export type BackupPlace = { readonly file: string } | { readonly folder: string; readonly keep?: number | undefined };

/** Where a backup goes and what closes it. */
export interface BackupOrder {
  readonly to: BackupPlace;
  readonly key: string;
  /** The product's folder on this machine, whose pseudonym key goes with the data that cannot be added to without it. */
  readonly folder: string;
}

/** A backup that was made. */
export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
  readonly dataVersion: number;
  /** How many backups of the store are in the folder, where old ones are let go. */
  readonly kept?: number;
}

/**
 * Both stores, saved profiles and the pseudonym key of this machine in one sealed file. The operational store is read first: a load that ends in between is found running there and in force
 * in the engine, which recovery settles; the other way about it could not. No load of this process runs meanwhile. Over a server the engine's copy stays on the server's disk,
 * and the file says under which name; nothing removes it there. Throws `LoadRefused`, `EngineError`, `OperationalError`.
 */
export function backUp({ engine, operational }: Stores, { to, key, folder }: BackupOrder): Promise<BackedUp> {
  return inTurn(engine, async () => {
    const store = await storeId(engine);
    const file = 'file' in to ? to.file : await backupIn(to.folder, store);
    const name = `concord-${new Date().toISOString().replaceAll(/[:.]/gu, '-')}-${randomUUID().slice(0, 8)}`;
    const packed = join(engine.scratchDir, name);
    await mkdir(packed, { mode: 0o700 });
    try {
      await writeFile(join(packed, FILES.operational), (await operational.dump()).map((line) => `${line}\n`).join(''), { mode: 0o600 });
      const [inForce, { rows: [version] }] = [await tableInForce(engine), await engine.writer.ask(compileDataVersion())];
      await engine.archive.backUp(engine.kind === 'embedded' ? join(packed, FILES.cases) : name);
      if (existsSync(join(folder, KEY_FILE))) await copyFile(join(folder, KEY_FILE), join(packed, FILES.pseudonymKey));
      const dataVersion = Number(version?.[0] ?? 0);
      await writeManifest(packed, { madeAt: new Date().toISOString(), cases: engine.kind === 'embedded' ? { at: 'here' } : { at: 'server', name }, dataVersion, inForce: dataVersion === 0 ? null : inForce });
      await seal(packed, file, key);
      const made = { file, bytes: (await stat(file)).size, dataVersion };
      return 'file' in to || to.keep === undefined ? made : { ...made, kept: await keepNewest(to.folder, store, to.keep) };
    } finally {
      await rm(packed, { recursive: true, force: true });
    }
  });
}

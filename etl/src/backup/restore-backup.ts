import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compileDataVersion, EngineError, openEngine, openStores, refuseHeldDir, restoreOperational, type Engine, type StoresConfig } from '@concord/sql';
import { KEY_FILE, type LoadConfig } from '../config.js';
import { tableInForce } from '../publish/exchange.js';
import { recover } from '../recover/recover.js';
import { LoadRefused } from '../reject/refusal.js';
import { FILES, readManifest, type Manifest } from './manifest.js';
import { badBackup, unseal } from './seal.js';

/** Which backup is brought back, and whether what is there may be put aside. */
export interface RestoreOrder {
  readonly file: string;
  readonly key: string;
  readonly replace: boolean;
}

/** What was brought back. */
export interface Restored {
  readonly dataVersion: number;
  readonly madeAt: string;
  /** Where the folder that was there has been put; undefined where there was none. */
  readonly aside: string | undefined;
}

const notEmpty = (): LoadRefused => new LoadRefused('STORE_NOT_EMPTY', '这里已有数据，未恢复；换一个空的存放处，或用 --replace 将现有数据移到一旁。', 'There are data here already, and nothing was brought back; choose an empty place, or put them aside with --replace.');

async function heldIn(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some((name) => !name.startsWith('scratch'));
}

/** A server may have been opened before, but must hold nothing. */
async function clearServer({ kind, writer }: Engine): Promise<void> {
  if (kind === 'embedded') return;
  const { rows } = await writer.ask({ sql: "SELECT sum(total_rows) FROM system.tables WHERE database = 'concord' AND name = 'publication'" });
  if (Number(rows[0]?.[0] ?? 0) > 0) throw notEmpty();
  await writer.run({ sql: 'DROP DATABASE IF EXISTS concord SYNC' });
}

/** A table that is brought back is a new one with an id of its own: what says which is in force is told. Returns the id. */
async function nameInForce(engine: Engine, { inForce }: Manifest): Promise<string> {
  const now = await tableInForce(engine);
  if (inForce !== null) {
    await engine.writer.run({
      sql: 'ALTER TABLE concord.publication UPDATE table_uuid = toUUID({now:String}) WHERE table_uuid = toUUID({was:String}) SETTINGS mutations_sync = 2', params: { now, was: inForce },
    });
  }
  return now;
}

async function bringCases(config: StoresConfig['engine'], unpacked: string, manifest: Manifest): Promise<string> {
  const engine = await openEngine(config);
  try {
    if ((manifest.cases.at === 'here') !== (engine.kind === 'embedded')) {
      throw new LoadRefused('BACKUP_ELSEWHERE', '此备份的案件库形式与这里不同（内嵌或服务器），未恢复。', 'This backup is of the other kind of store (embedded or a server); nothing was brought back.');
    }
    await clearServer(engine);
    const place = manifest.cases.at === 'here' ? join(engine.scratchDir, FILES.cases) : manifest.cases.name;
    if (manifest.cases.at === 'here') await rename(join(unpacked, FILES.cases), place).catch((error: unknown) => { throw badBackup(error); });
    await engine.archive.restore(place);
    return await nameInForce(engine, manifest);
  } finally {
    await engine.close();
  }
}

/** Opens what was brought back as a start would, and sees that it is the data version that was backed up. */
async function prove(config: StoresConfig, { dataVersion }: Manifest): Promise<void> {
  const stores = await openStores(config);
  try {
    await recover(stores);
    const { rows } = await stores.engine.writer.ask(compileDataVersion());
    const there = Number(rows[0]?.[0] ?? 0);
    if (there !== dataVersion) throw new EngineError('QUERY_FAILED', `Data version ${String(dataVersion)} was backed up, ${String(there)} came back.`);
  } finally {
    await stores.close();
  }
}

/**
 * Brings both stores, saved profiles and the pseudonym key back from a backup, and opens them as a start would, in a folder of its own that takes the place of the configured one in the last
 * step: killed or failed before, what was there is as it was. Servers must be empty. Throws `EngineError` STORE_LOCKED while a process holds the folder, `LoadRefused` STORE_NOT_EMPTY, BAD_BACKUP, BACKUP_NEWER,
 * BACKUP_ELSEWHERE, `EngineError`, `OperationalError`.
 */
export async function restoreBackup(config: LoadConfig, { file, key, replace }: RestoreOrder): Promise<Restored> {
  const { folder } = config;
  if ('dataDir' in config.engine) await refuseHeldDir(folder);
  const isHeld = await heldIn(folder);
  if (isHeld && !replace) throw notEmpty();
  const [fresh, unpacked] = [`${folder}.restoring`, `${folder}.unpacking`];
  for (const one of [fresh, unpacked]) {
    await rm(one, { recursive: true, force: true });
    await mkdir(one, { recursive: true, mode: 0o700 });
  }
  try {
    await unseal(file, unpacked, key);
    const manifest = await readManifest(unpacked);
    const engine = 'dataDir' in config.engine ? { ...config.engine, dataDir: fresh } : { ...config.engine, workDir: fresh };
    const stores: StoresConfig = { engine, operational: { ...config.operational, path: join(fresh, config.operational.path.slice(folder.length + 1)) } };
    const now = await bringCases(engine, unpacked, manifest);
    const dump = await readFile(join(unpacked, FILES.operational), 'utf8').catch((error: unknown) => { throw badBackup(error); });
    const told = manifest.inForce === null ? dump : dump.replaceAll(manifest.inForce, now);
    await restoreOperational(stores.operational, told.split('\n').filter((line) => line !== ''));
    await rename(join(unpacked, FILES.pseudonymKey), join(fresh, KEY_FILE)).catch(() => undefined);
    await prove(stores, manifest);
    const aside = isHeld ? `${folder}.before-${manifest.madeAt.replaceAll(/[:.]/gu, '-')}-${String(process.pid)}` : undefined;
    await mkdir(dirname(folder), { recursive: true });
    if (aside === undefined) await rm(folder, { recursive: true, force: true });
    else await rename(folder, aside);
    await rename(fresh, folder);
    return { dataVersion: manifest.dataVersion, madeAt: manifest.madeAt, aside };
  } finally {
    for (const one of [fresh, unpacked]) await rm(one, { recursive: true, force: true });
  }
}

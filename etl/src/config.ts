import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { EngineConfig, StoresConfig } from '@concord/sql';
import { BACKUP_KEY_CHARS } from './backup/seal.js';
import { NO_PLACES, PlacesFault, readPlaces, type Places } from './places/places.js';
import { builtInProfiles } from './profile/profile.js';
import { PSEUDONYM_KEY_CHARS } from './read/records/pseudonym.js';

const schema = z.object({
  CONCORD_DATA_DIR: z.string().min(1).optional(),
  CONCORD_PLACES: z.string().min(1).optional(),
  /** One server, or the shards of a cluster in their order. */
  CLICKHOUSE_URL: z.string().transform((text) => text.split(',').map((url) => url.trim())).pipe(z.array(z.url({ protocol: /^https?$/u }))).optional(),
  CLICKHOUSE_CLUSTER: z.string().regex(/^[A-Za-z_]\w*$/u, 'must be a name as it stands in remote_servers').optional(),
  CLICKHOUSE_REPLICATED: z.enum(['on', 'off']).default('off'),
  CLICKHOUSE_USER: z.string().min(1).optional(),
  CLICKHOUSE_PASSWORD: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  CONCORD_BACKUP_KEY: z.string().min(BACKUP_KEY_CHARS, `must have at least ${String(BACKUP_KEY_CHARS)} characters`).optional(),
  CONCORD_PSEUDONYM_KEY: z.string().min(PSEUDONYM_KEY_CHARS, `must have at least ${String(PSEUDONYM_KEY_CHARS)} characters`).optional(),
});

/** Where the stores are and how parties are hidden in them. */
export interface LoadConfig extends StoresConfig {
  /** Live sources and folders loads may reach. */
  readonly places: Places;
  /** The product's folder on this machine: embedded stores, uploads, what loads keep of their reading. */
  readonly folder: string;
  readonly pseudonymKey: () => Promise<string | undefined>;
  /** Closes backups; without one none is made. */
  readonly backupKey: string | undefined;
}

/** All faults of the environment at once; values, which may be secrets, are never repeated. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The file of a store's own pseudonym key. */
export const KEY_FILE = 'pseudonym.key';
const OPERATIONAL_FILE = 'operational.sqlite';

async function readKey(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then((text) => text.trim(), () => undefined);
}

/**
 * The key of an embedded store when none is configured: made once, at random, readable by this user only, beside the data it protects.
 * A copy of the store without this file keeps its pseudonyms closed.
 */
export async function storeKey(dataDir: string): Promise<string> {
  const path = join(dataDir, KEY_FILE);
  const known = await readKey(path);
  if (known !== undefined) return known;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const key = randomBytes(32).toString('hex');
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${key}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return key;
}

/** Throws `ConfigError`, which names the setting and never a value of the file. */
function placesAt(path: string | undefined): Places {
  try {
    return path === undefined ? NO_PLACES : readPlaces(path);
  } catch (error) {
    if (error instanceof PlacesFault) throw new ConfigError(`CONCORD_PLACES: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Where cases are when they are on servers; undefined: they are here. Throws `ConfigError`. */
function serversOf({ CLICKHOUSE_CLUSTER: cluster, CLICKHOUSE_PASSWORD: password, CLICKHOUSE_REPLICATED: replicated, CLICKHOUSE_URL: urls, CLICKHOUSE_USER: username }: z.output<typeof schema>, workDir: string): EngineConfig | undefined {
  const [first, ...others] = (urls ?? []).map((url) => ({ url, workDir, ...(username === undefined ? {} : { username }), ...(password === undefined ? {} : { password }) }));
  if (cluster !== undefined && first === undefined) throw new ConfigError('CLICKHOUSE_CLUSTER: needs CLICKHOUSE_URL, the shards of the cluster in their order');
  if (cluster !== undefined && first !== undefined) return { cluster, shards: [first, ...others], isReplicated: replicated === 'on' };
  if (others.length > 0) throw new ConfigError('CLICKHOUSE_URL: several addresses are the shards of a cluster, whose name CLICKHOUSE_CLUSTER says');
  return first;
}

/**
 * Reads the environment. With `CLICKHOUSE_URL` cases are on a server and the pseudonym key has no default; with `DATABASE_URL` the operational store
 * is on one. Throws `ConfigError`.
 */
export function readLoadConfig(env: NodeJS.ProcessEnv = process.env): LoadConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const { CONCORD_DATA_DIR: dataDir, DATABASE_URL: database, CONCORD_PSEUDONYM_KEY: key, CONCORD_PLACES: placesFile, CONCORD_BACKUP_KEY: backupKey } = parsed.data;
  const places = placesAt(placesFile);
  const folder = resolve(dataDir ?? join(dirname(dirname(builtInProfiles())), 'data'));
  const operational = { path: join(folder, OPERATIONAL_FILE), ...(database === undefined ? {} : { url: database }) };
  const engine = serversOf(parsed.data, folder);
  if (engine !== undefined) {
    return { engine, operational, places, folder, backupKey, pseudonymKey: () => Promise.resolve(key) };
  }
  return { engine: { dataDir: folder }, operational, places, folder, backupKey, pseudonymKey: () => (key === undefined ? storeKey(folder) : Promise.resolve(key)) };
}

/** The language of the command line: `--lang`, else `LANG`; Chinese unless it is English. */
export function commandLanguage(asked: string | undefined, env: NodeJS.ProcessEnv = process.env): 'zh' | 'en' {
  return (asked ?? env['LANG'] ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh';
}

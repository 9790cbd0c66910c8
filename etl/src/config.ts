import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { EngineConfig, StoresConfig } from '@concord/sql';
import { BACKUP_KEY_CHARS } from './backup/seal.js';
import { NO_PLACES, PlacesFault, readPlaces, type Places } from './places/places.js';
import { builtInProfiles } from './profile/profile.js';
import { PSEUDONYM_KEY_CHARS } from './read/records/pseudonym.js';
import { settings } from './settings/setting.js';

/** What the environment says of the stores and of loading; the command line reads these alone. */
export const loadSchema = z.object({
  CONCORD_DATA_DIR: z.string().min(1).optional().register(settings, {
    chapter: 'stores', example: '/srv/concord',
    zh: '本产品在这台机器上的文件夹：嵌入式存储、上传的文件、载入（含中断的载入）读到的内容。各机器各用其一，存储在服务器上时亦然。未设：产品文件夹下的 data。',
    en: 'The product\'s folder on this machine: embedded stores, uploads, what running and interrupted loads have read. Each machine its own, also where the stores are on servers. Not set: data in the folder of the product.',
  }),
  /** One server, or the shards of a cluster in their order. */
  CLICKHOUSE_URL: z.string().transform((text) => text.split(',').map((url) => url.trim())).pipe(z.array(z.url({ protocol: /^https?$/u }))).optional().register(settings, {
    chapter: 'stores', example: 'https://clickhouse.bank.example:8443',
    zh: '案件存于 ClickHouse 服务器，而非嵌入式引擎；或集群的各分片，逗号分隔，次序与服务器自身的 remote_servers 相同（另须 CLICKHOUSE_CLUSTER）。',
    en: 'Cases are on a ClickHouse server instead of the embedded engine; or on the shards of a cluster, with commas between them, in the order of the servers\' own remote_servers (which needs CLICKHOUSE_CLUSTER).',
  }),
  CLICKHOUSE_CLUSTER: z.string().regex(/^[A-Za-z_]\w*$/u, 'must be a name as it stands in remote_servers').optional().register(settings, {
    chapter: 'stores', example: 'concord', needs: ['CLICKHOUSE_URL'],
    zh: '集群在各服务器 remote_servers 中的名称。',
    en: 'The name of the cluster, as it stands in remote_servers of its servers.',
  }),
  CLICKHOUSE_REPLICATED: z.enum(['on', 'off']).default('off').register(settings, {
    chapter: 'stores', example: 'on',
    zh: '每个分片有副本（上面各写其一），由 keeper 保持库与表一致，宏为 {shard} 与 {replica}。',
    en: 'Each shard has replicas (one of each is named above) that keep databases and tables the same by a keeper, with the macros {shard} and {replica}.',
  }),
  CLICKHOUSE_USER: z.string().min(1).optional().register(settings, {
    chapter: 'stores', example: 'concord',
    zh: 'ClickHouse 服务器上的账户，可建库建表、读写。未设：default。',
    en: 'The account on the ClickHouse server; it may make databases and tables, read and write. Not set: default.',
  }),
  CLICKHOUSE_PASSWORD: z.string().optional().register(settings, {
    chapter: 'stores', example: 'kept elsewhere', isSecret: true,
    zh: '该账户的口令。',
    en: 'The password of that account.',
  }),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional().register(settings, {
    chapter: 'stores', example: 'postgres://concord:password@postgres.bank.example:5432/concord', isSecret: true,
    zh: '逐行变化的数据（载入记录、人员、会议、定时等）存于 PostgreSQL，而非数据文件夹中的 operational.sqlite。地址含口令。',
    en: 'What changes row by row (loads, people, meetings, schedules …) is on a PostgreSQL server instead of the file operational.sqlite in the data folder. The address holds the password.',
  }),
  CONCORD_PSEUDONYM_KEY: z.string().min(PSEUDONYM_KEY_CHARS, `must have at least ${String(PSEUDONYM_KEY_CHARS)} characters`).optional().register(settings, {
    chapter: 'sources', example: 'thirty-two characters at the least, at random', isSecret: true,
    zh: '把当事人姓名变为化名的密钥。案件在嵌入式引擎中而未设时，自行生成并存于数据文件夹；案件在服务器上时没有默认值，载入含当事人的数据即须设定。同一存储始终用同一密钥。',
    en: 'Key that turns names of parties into pseudonyms. Where cases are in the embedded engine and none is set, one is made and kept in the data folder; where they are on a server it has no default, and is needed once data with parties are loaded. A store keeps the same key for good.',
  }),
  CONCORD_PLACES: z.string().min(1).optional().register(settings, {
    chapter: 'sources', example: '/etc/concord/places.yaml',
    zh: '一个 YAML 文件，按名称列出可载入的数据库与文件夹（etl/SOURCES.md）；网页上不能指定其他来源。',
    en: 'A YAML file of the databases and folders that may be loaded from, by name (etl/SOURCES.md). Nobody can name others in the browser.',
  }),
  CONCORD_BACKUP_KEY: z.string().min(BACKUP_KEY_CHARS, `must have at least ${String(BACKUP_KEY_CHARS)} characters`).optional().register(settings, {
    chapter: 'backups', example: 'thirty-two characters at the least, kept elsewhere', isSecret: true,
    zh: '封存备份（npm run etl -- backup）的密钥；请与备份分开保存。未设即不能备份。',
    en: 'Key that closes backups (npm run etl -- backup); keep it elsewhere than the backups. Without it none is made.',
  }),
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
function serversOf({ CLICKHOUSE_CLUSTER: cluster, CLICKHOUSE_PASSWORD: password, CLICKHOUSE_REPLICATED: replicated, CLICKHOUSE_URL: urls, CLICKHOUSE_USER: username }: z.output<typeof loadSchema>, workDir: string): EngineConfig | undefined {
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
  const parsed = loadSchema.safeParse(given);
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

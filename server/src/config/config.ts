import { ConfigError, readLoadConfig, settings, type LoadConfig } from '@concord/etl';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { mailOf, sendingSchema, type SendingOptions } from './sending-options.js';
import { signInOptionsOf, signInSchema, type SignInOptions } from './sign-in-options.js';
import type { BackupOptions } from '../schedules/nightly-backup.js';

/** A time of day. */
export const AT = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** What the environment says of the server beside what `loadSchema` says of its stores. */
export const serverSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).register(settings, { chapter: 'start', example: '3001', zh: '端口；0 取任一空闲端口。', en: 'Port; 0 takes a free one.' }),
  CONCORD_DEMO: z.enum(['on', 'off']).default('on').register(settings, { chapter: 'start', example: 'off', zh: '存储为空时装入演示数据。', en: 'Load the 演示数据 into an empty store.' }),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn').register(settings, { chapter: 'start', example: 'info', zh: '日志的详细程度；每行一个 JSON，写到标准输出。', en: 'How much is logged: JSON, a line each, on standard output.' }),
  ...signInSchema,
  CONCORD_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(100_000).default(4_096).register(settings, {
    chapter: 'sources', example: '512',
    zh: '可上传文件的上限（MB）。上传的文件存于数据文件夹，至载入为止，至多一天。',
    en: 'Largest file that may be uploaded, in MB. Uploads wait in the data folder until they are loaded, at most a day.',
  }),
  CONCORD_BACKUP_FOLDER: z.string().refine(isAbsolute, 'must be an absolute path').optional().register(settings, {
    chapter: 'backups', example: '/mnt/backup', needs: ['CONCORD_BACKUP_KEY'],
    zh: '绝对路径，最好在另一块盘上：服务器每天自动备份到此。最近一次的结果：数据 › 自动载入，以及 /health/backup（36 小时没有备份亦为 503）。案件在 ClickHouse 服务器上时，文件只记下副本的名称；副本在该服务器的盘上（backups.allowed_path），每晚多一份，须在那里清理（etl/SOURCES.md）。',
    en: 'An absolute path, best on another disk: the server makes a backup there by itself every day. How the last one went: 数据 › 自动载入, and /health/backup (503 also where none was made for 36 hours). Of a ClickHouse server these files only name the copies, which lie on that server\'s disk (backups.allowed_path), one more each night: clear them there (etl/SOURCES.md).',
  }),
  CONCORD_BACKUP_KEEP: z.coerce.number().int().min(1).max(1_000).default(14).register(settings, { chapter: 'backups', example: '30', zh: '保留本存储最近几份；同一文件夹中其他存储的备份不动。', en: 'So many of this store\'s newest are kept; those of other stores may lie in the same folder.' }),
  CONCORD_BACKUP_AT: z.string().regex(AT, 'must be HH:MM').default('02:30').register(settings, { chapter: 'backups', example: '23:05', zh: '每天备份的时刻，机构所在时区。', en: 'When it is made, in the zone of the institution.' }),
  CONCORD_RETENTION_AT: z.string().regex(AT, 'must be HH:MM').optional().register(settings, {
    chapter: 'backups', example: '03:30',
    zh: '每晚此时（机构所在时区）按规则删除超过保存期限的案件、拒收行内容与操作日志（数据 › 保存期限、操作日志），规则设定满一周起执行。未设：只在有人看过影响后手动删除。没有规则时，只删除已结束的会话，以及失效满 30 天的令牌与一次性代码。',
    en: 'Each night at this time of the institution the rules of how long cases, texts of rejected rows and the activity log are kept (数据 › 保存期限, 操作日志) are applied, from a week after each was set. Not set: by hand only, once somebody has seen the effect. Where no rule is set nothing is deleted but ended sessions, and tokens and codes 30 days after they ended.',
  }),
  CONCORD_SIGNING_KEY_FILE: z.string().refine(isAbsolute, 'must be an absolute path').optional().register(settings, {
    chapter: 'reports', example: '/etc/concord/signing.pem',
    zh: '给封存报告签名的密钥文件（Ed25519，PKCS #8 PEM）的绝对路径。未设：数据文件夹中的 signing.pem，首次需要时随机生成。几台服务器须共用一个。',
    en: 'Absolute path of the key that signs sealed reports (Ed25519, PKCS #8 as PEM). Not set: signing.pem in the data folder, made at random when first needed. Several servers share one.',
  }),
  ...sendingSchema,
});

/** What a start needs to know; every value checked. */
export interface Config extends SignInOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the data is, the same as for the loader's command line. */
  readonly store: LoadConfig;
  /** Load the demo into an empty store. */
  readonly demo: boolean;
  /** Where uploads wait until they are loaded. */
  readonly inbox: string;
  readonly maxUploadBytes: number;
  /** Backups that are made by themselves; undefined: none are. */
  readonly backups: BackupOptions | undefined;
  /** When rules of how long is kept are applied each night; undefined: by hand only. */
  readonly retentionAt: string | undefined;
  /** The key that signs packs of reports; made there at random where there is none. */
  readonly signingFile: string;
  /** How reports and reminders leave by themselves. */
  readonly sending: SendingOptions;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The faults of the store's settings; empty when there are none. */
function storeFaults(env: NodeJS.ProcessEnv): string[] {
  try {
    readLoadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [error.message];
    throw error;
  }
}

/** Throws `ConfigError` for a folder without a key: an operator who has named one must not believe that backups are made. */
function backupsOf({ CONCORD_BACKUP_FOLDER: into, CONCORD_BACKUP_KEEP: keep, CONCORD_BACKUP_AT: at }: z.output<typeof serverSchema>, { backupKey: key, folder }: LoadConfig): BackupOptions | undefined {
  if (into === undefined) return undefined;
  if (key === undefined) throw new ConfigError('CONCORD_BACKUP_FOLDER: needs CONCORD_BACKUP_KEY');
  return { into, key, keep, at, folder };
}

/** The configuration of a command that may say where the data is: `dataDir` in the place of the environment's. Throws `ConfigError`. */
export const configAt = (dataDir: string | undefined): Config => readConfig(dataDir === undefined ? process.env : { ...process.env, CONCORD_DATA_DIR: resolve(dataDir) });

/** The configuration in `env`. The only place of the server that reads the environment. Throws `ConfigError` with every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = serverSchema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  const faults = [...(parsed.error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`) ?? []), ...storeFaults(env)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults.join('; '));
  const { PORT: port, CONCORD_DEMO: demo, LOG_LEVEL: logLevel, CONCORD_MAX_UPLOAD_MB: maxUploadMb } = parsed.data;
  const store = readLoadConfig(env);
  const [signIn, mail] = [signInOptionsOf(parsed.data), mailOf(parsed.data)];
  const sending = { keep: join(store.folder, 'sent'), isLocal: !signIn.signIn, ...(mail === undefined ? {} : { mail }), ...(parsed.data.CONCORD_REPORT_FOLDER === undefined ? {} : { folder: parsed.data.CONCORD_REPORT_FOLDER }) };
  return { ...signIn, sending, port, store, demo: demo === 'on', inbox: join(store.folder, 'inbox'), maxUploadBytes: maxUploadMb * 1024 ** 2, backups: backupsOf(parsed.data, store), retentionAt: parsed.data.CONCORD_RETENTION_AT, signingFile: parsed.data.CONCORD_SIGNING_KEY_FILE ?? join(store.folder, 'signing.pem'), logLevel };
}

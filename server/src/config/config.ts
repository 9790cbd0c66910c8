import { ConfigError, readLoadConfig, type LoadConfig } from '@concord/etl';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { mailOf, sendingSchema, type SendingOptions } from './sending-options.js';
import { signInOptionsOf, signInSchema, type SignInOptions } from './sign-in-options.js';
import type { BackupOptions } from '../schedules/nightly-backup.js';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  CONCORD_DEMO: z.enum(['on', 'off']).default('on'),
  ...signInSchema,
  ...sendingSchema,
  CONCORD_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(100_000).default(4_096),
  CONCORD_BACKUP_FOLDER: z.string().refine(isAbsolute, 'must be an absolute path').optional(),
  CONCORD_BACKUP_KEEP: z.coerce.number().int().min(1).max(1_000).default(14),
  CONCORD_BACKUP_AT: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be HH:MM').default('02:30'),
  CONCORD_RETENTION_AT: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be HH:MM').optional(),
  CONCORD_SIGNING_KEY_FILE: z.string().refine(isAbsolute, 'must be an absolute path').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
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
function backupsOf({ CONCORD_BACKUP_FOLDER: into, CONCORD_BACKUP_KEEP: keep, CONCORD_BACKUP_AT: at }: z.output<typeof schema>, { backupKey: key, folder }: LoadConfig): BackupOptions | undefined {
  if (into === undefined) return undefined;
  if (key === undefined) throw new ConfigError('CONCORD_BACKUP_FOLDER: needs CONCORD_BACKUP_KEY');
  return { into, key, keep, at, folder };
}

/** The configuration of a command that may say where the data is: `dataDir` in the place of the environment's. Throws `ConfigError`. */
export const configAt = (dataDir: string | undefined): Config => readConfig(dataDir === undefined ? process.env : { ...process.env, CONCORD_DATA_DIR: resolve(dataDir) });

/** The configuration in `env`. The only place of the server that reads the environment. Throws `ConfigError` with every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  const faults = [...(parsed.error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`) ?? []), ...storeFaults(env)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults.join('; '));
  const { PORT: port, CONCORD_DEMO: demo, LOG_LEVEL: logLevel, CONCORD_MAX_UPLOAD_MB: maxUploadMb } = parsed.data;
  const store = readLoadConfig(env);
  const [signIn, mail] = [signInOptionsOf(parsed.data), mailOf(parsed.data)];
  const sending = { keep: join(store.folder, 'sent'), isLocal: !signIn.signIn, ...(mail === undefined ? {} : { mail }), ...(parsed.data.CONCORD_REPORT_FOLDER === undefined ? {} : { folder: parsed.data.CONCORD_REPORT_FOLDER }) };
  return { ...signIn, sending, port, store, demo: demo === 'on', inbox: join(store.folder, 'inbox'), maxUploadBytes: maxUploadMb * 1024 ** 2, backups: backupsOf(parsed.data, store), retentionAt: parsed.data.CONCORD_RETENTION_AT, signingFile: parsed.data.CONCORD_SIGNING_KEY_FILE ?? join(store.folder, 'signing.pem'), logLevel };
}

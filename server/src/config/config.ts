import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  CONCORD_DATA_DIR: z.string().min(1).default('data'),
  CONCORD_DEMO: z.enum(['on', 'off']).default('on'),
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLICKHOUSE_USER: z.string().min(1).default('default'),
  CLICKHOUSE_PASSWORD: z.string().default(''),
  CONCORD_PSEUDONYM_KEY: z.string().min(16, 'at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
});

export interface Config {
  /** 0 takes a free port. */
  readonly port: number;
  /** Loopback only until sign-in exists: whoever can reach the port sees everything. */
  readonly host: '127.0.0.1';
  readonly dataDir: string;
  /** Load the demo into an empty store. */
  readonly demo: boolean;
  /** A ClickHouse server instead of the embedded engine. */
  readonly clickhouse?: { readonly url: string; readonly username: string; readonly password: string };
  readonly pseudonymKey?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Every fault of the configuration at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The configuration in `env`. The only place of the server that reads the environment. Throws `ConfigError`. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  const e = parsed.data;
  return {
    port: e.PORT,
    host: '127.0.0.1',
    dataDir: resolve(e.CONCORD_DATA_DIR),
    demo: e.CONCORD_DEMO === 'on',
    logLevel: e.LOG_LEVEL,
    ...(e.CLICKHOUSE_URL ? { clickhouse: { url: e.CLICKHOUSE_URL, username: e.CLICKHOUSE_USER, password: e.CLICKHOUSE_PASSWORD } } : {}),
    ...(e.CONCORD_PSEUDONYM_KEY ? { pseudonymKey: e.CONCORD_PSEUDONYM_KEY } : {}),
  };
}

import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** A database that may be read, as its operator configured it under a name. */
export interface SourcePlace {
  readonly name: string;
  readonly kind: 'postgres' | 'mysql';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Read anew for each connection, so that a changed secret needs no restart. */
  readonly password: () => Promise<string>;
  /** Undefined: the connection is not encrypted. `ca`: the certificates trusted instead of the system's, as PEM. */
  readonly tls: { readonly ca?: () => Promise<string> } | undefined;
  /** Longest wait for one answer of the database. */
  readonly answerMs: number;
}

/** What loads may reach: databases and folders, by the names the operator gave them. */
export interface Places {
  readonly sources: ReadonlyMap<string, SourcePlace>;
  /** Absolute paths. */
  readonly folders: ReadonlyMap<string, string>;
}

/** Nothing is configured. */
export const NO_PLACES: Places = { sources: new Map(), folders: new Map() };

const PORTS = { postgres: 5432, mysql: 3306 } as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;
const OTHERS = 0o077;

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'names are lower case letters, digits and hyphens');

const sourceShape = z.strictObject({
  url: z.url({ protocol: /^(?:postgres|postgresql|mysql|mariadb)$/u }),
  password: z.string().min(1).optional(),
  password_file: z.string().min(1).optional(),
  tls: z.enum(['verify', 'off']).optional(),
  ca_file: z.string().min(1).optional(),
  answer_seconds: z.number().int().min(1).max(86_400).default(600),
}).superRefine((source, context) => {
  const fault = (path: string, message: string): void => { context.addIssue({ code: 'custom', path: [path], message }); };
  const url = new URL(source.url);
  if (url.password !== '') fault('url', 'holds a password; put it into password_file');
  if (url.username === '' || !/^\/[^/]+$/u.test(url.pathname) || url.hostname === '') fault('url', 'is written postgres://user@host:5432/database');
  if (url.search !== '' || url.hash !== '') fault('url', 'takes no further parameters');
  if (source.password !== undefined && source.password_file !== undefined) fault('password_file', 'and password exclude each other');
  if (source.ca_file !== undefined && source.tls === 'off') fault('ca_file', 'says nothing while tls is off');
});

const placesShape = z.strictObject({
  sources: z.record(name, sourceShape).default({}),
  folders: z.record(name, z.string().startsWith('/', 'must be an absolute path')).default({}),
});

const text = (path: string) => async (): Promise<string> => (await readFile(path, 'utf8')).replace(/\r?\n$/u, '');

function sourceOf(named: string, source: z.output<typeof sourceShape>): SourcePlace {
  const url = new URL(source.url);
  const kind = url.protocol.startsWith('postgres') ? 'postgres' : 'mysql';
  const { password = '', password_file: passwordFile, ca_file: caFile } = source;
  const isEncrypted = (source.tls ?? (LOOPBACK.test(url.hostname) && caFile === undefined ? 'off' : 'verify')) === 'verify';
  return {
    name: named, kind, host: url.hostname.replace(/^\[|\]$/gu, ''), port: url.port === '' ? PORTS[kind] : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)), user: decodeURIComponent(url.username),
    password: passwordFile === undefined ? () => Promise.resolve(password) : text(passwordFile),
    tls: isEncrypted ? (caFile === undefined ? {} : { ca: text(caFile) }) : undefined, answerMs: source.answer_seconds * 1_000,
  };
}

/** What is wrong with the file of places; no value of it, which may be a secret, is repeated. */
export class PlacesFault extends Error {
  override readonly name = 'PlacesFault';
}

/**
 * Reads the operator's file of places (YAML). A host on this machine is reached without TLS, every other with a certificate that is verified, unless `tls`
 * says otherwise. Throws `PlacesFault` with every fault at once, also where the file holds a password that others can read.
 */
export function readPlaces(path: string): Places {
  let raw: unknown;
  let mode: number;
  try {
    raw = parseYaml(readFileSync(path, 'utf8'), { maxAliasCount: 0 }) ?? {};
    mode = statSync(path).mode;
  } catch (error) {
    throw new PlacesFault('cannot be read as YAML', { cause: error });
  }
  const parsed = placesShape.safeParse(raw);
  if (!parsed.success) throw new PlacesFault(parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; '));
  const { sources, folders } = parsed.data;
  if (Object.values(sources).some(({ password }) => password !== undefined) && (mode & OTHERS) !== 0) {
    throw new PlacesFault('holds a password and can be read by others; give it the mode 0600, or use password_file');
  }
  return {
    sources: new Map(Object.entries(sources).map(([named, source]) => [named, sourceOf(named, source)])),
    folders: new Map(Object.entries(folders).map(([named, folder]) => [named, resolve(folder)])),
  };
}

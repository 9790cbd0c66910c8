import { basename } from 'node:path';
import { allSettings, type Setting } from '@concord/server';
import { parse, parseAllDocuments } from 'yaml';
import { files, textOf } from '../checkout.js';

export const DEPLOY = 'server/deploy';
export const settings: readonly Setting[] = allSettings();
const known = new Map(settings.map((one) => [one.name, one]));
/** Settings that open something. */
export const SECRETS: ReadonlySet<string> = new Set(settings.filter(({ isSecret }) => isSecret === true).map(({ name }) => name));

/** A service of a compose file, as far as it is looked at here. */
export interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly secrets?: readonly string[];
}

/** A whole compose file. */
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export const COMPOSED = ['compose.yaml', 'cluster.yaml'] as const;
/** One of the compose files, with what it says once put where it says so. */
export const composed = (name: string): Compose => parse(textOf(`${DEPLOY}/${name}`), { merge: true }) as Compose;
/** The services of a compose file that run the product. */
export const ofProduct = (all: Compose): [string, Service][] => Object.entries(all.services).filter(([, { build }]) => build !== undefined);

/** Every document of the YAML files of the deployment, with its file. Throws for one that cannot be read. */
export const documents = (): { readonly file: string; readonly content: unknown }[] => files().filter((path) => path.startsWith(`${DEPLOY}/`) && /\.ya?ml$/u.test(path)).flatMap((path) =>
  parseAllDocuments(textOf(path), { merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${basename(path)}: ${String(document.errors[0])}`);
    return { file: path, content: document.toJS() as unknown };
  }));

/** `NAME=value` lines. */
export const lines = (text: string): Record<string, string> => Object.fromEntries([...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gmu)].map(([, name = '', value = '']): [string, string] => [name, value]));

/** What an operator would say for a variable: the example of the setting of that name, or a long word. */
const said = (name: string): string => known.get(name)?.example ?? 'a'.repeat(40);
/** A text as Compose fills it in: what must be said is said, what has a default is left. */
export const filled = (text: string): string => text.replaceAll(/\$\{(\w+)(?::([?-])([^}]*))?\}/gu, (_, name: string, kind: string | undefined, rest: string | undefined) => (kind === '-' ? rest ?? '' : said(name)));

/** A value that a setting takes. */
export const example = said;

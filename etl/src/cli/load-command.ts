import { stat } from 'node:fs/promises';
import { SingleBar, Presets } from 'cli-progress';
import { EngineError, openStores, type Stores } from '@concord/sql';
import { readLoadConfig, type LoadConfig } from '../config.js';
import { checkFiles } from '../check-files.js';
import { loadFiles } from '../load-files.js';
import type { LoadRequest } from '../load-request.js';
import { readProfile } from '../profile/profile.js';
import { filesInFolder } from '../read/folder.js';
import { recover } from '../recover.js';
import type { Language } from './check-lines.js';
import { handOver, holderOf, type HandedOver } from './hand-over.js';
import { checkLines } from './say-check.js';
import { phaseName, resultLines } from './say.js';

/** Options of `etl load` as typed. */
export interface LoadFlags {
  readonly dataset?: string;
  readonly asOf?: string;
  readonly profiles?: string;
  readonly full?: boolean;
}

/** Opens the configured stores, up to date and in order, runs `work` and closes them. */
export async function withStore<T>(work: (stores: Stores, config: LoadConfig) => Promise<T>): Promise<T> {
  const config = readLoadConfig();
  const stores = await openStores(config);
  try {
    await recover(stores);
    return await work(stores, config);
  } finally {
    await stores.close();
  }
}

/** The files named, and in the place of a folder those in it; what is left out of one is said on the error stream. */
async function filesNamed(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then((found) => found.isDirectory(), () => false);
    const found = isFolder ? await filesInFolder(path) : { files: [path], leftOut: [] };
    files.push(...found.files);
    for (const { name, why } of found.leftOut) process.stderr.write(`- ${name}: ${why}\n`);
  }
  return files;
}

type Kind = keyof HandedOver;
const WORK: { readonly [K in Kind]: (stores: Stores, request: LoadRequest) => Promise<HandedOver[K]> } = { load: loadFiles, check: checkFiles };

/** Runs a delivery over the configured store; where another process of ours holds it, lets that process do it. */
async function somewhere<K extends Kind>(kind: K, request: LoadRequest): Promise<HandedOver[K]> {
  try {
    return await withStore(async (stores, config) => {
      const pseudonymKey = await config.pseudonymKey();
      return WORK[kind](stores, { ...request, places: config.places, ...(pseudonymKey === undefined ? {} : { pseudonymKey }) });
    });
  } catch (error) {
    const { engine } = readLoadConfig();
    const holder = error instanceof EngineError && error.code === 'STORE_LOCKED' && 'dataDir' in engine ? await holderOf(engine.dataDir) : undefined;
    if (holder === undefined) throw error;
    return handOver(holder, kind, request);
  }
}

/** Runs a delivery named on the command line, with a bar; Ctrl-C cancels cleanly. */
async function withBar<K extends Kind>(kind: K, profileId: string, paths: readonly string[], flags: LoadFlags, language: Language): Promise<HandedOver[K]> {
  const profile = await readProfile(profileId, flags.profiles);
  const files = await filesNamed(paths);
  const stop = new AbortController();
  const cancel = (): void => { stop.abort(); };
  process.once('SIGINT', cancel);
  const bar = new SingleBar({ format: '{bar} {percentage}% {phase}', hideCursor: true, stream: process.stderr, noTTYOutput: false }, Presets.shades_classic);
  bar.start(100, 0, { phase: '' });
  let told = '';
  try {
    return await somewhere(kind, {
      profile, files, signal: stop.signal, full: flags.full ?? false,
      ...(flags.dataset === undefined ? {} : { dataset: flags.dataset }),
      ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
      onProgress: ({ phase, done, total }) => {
        if (!process.stderr.isTTY && phase !== told) process.stderr.write(`${phaseName(phase, language)}\n`);
        told = phase;
        bar.setTotal(Math.max(1, total));
        bar.update(done, { phase: `${phaseName(phase, language)} ${done.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}` });
      },
    });
  } finally {
    bar.stop();
    process.removeListener('SIGINT', cancel);
  }
}

/** `etl load`: a cancelled or failed load publishes nothing. */
export async function loadCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const result = await withBar('load', profileId, files, flags, language);
  for (const line of resultLines(result, language)) process.stdout.write(`${line}\n`);
}

/** `etl check`: the same without loading; the exit code is 1 where a load would be refused. */
export async function checkCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const report = await withBar('check', profileId, files, flags, language);
  for (const line of checkLines(report, language)) process.stdout.write(`${line}\n`);
  if (report.refusal !== undefined) process.exitCode = 1;
}

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Stores } from '@concord/sql';
import { checkFiles } from '../check-files.js';
import { loadFiles } from '../load-files.js';
import type { LoadRequest } from '../load-request.js';
import { knownProfile } from '../profile/known-profiles.js';
import { readProfile } from '../profile/profile.js';
import { filesInFolder } from '../read/folder.js';
import { atStore } from './at-store.js';
import type { Language } from './check-lines.js';
import { COMMAND_LINE, handOver, type HandedOver } from './hand-over.js';
import { checkLines } from './say-check.js';
import { resultLines } from './say.js';
import { withBar } from './with-bar.js';

/** Options of `etl load` as typed. */
export interface LoadFlags {
  readonly dataset?: string;
  readonly asOf?: string;
  readonly profiles?: string;
  readonly full?: boolean;
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

type Kind = 'load' | 'check';
const WORK: { readonly [K in Kind]: (stores: Stores, request: LoadRequest) => Promise<HandedOver[K]> } = { load: loadFiles, check: checkFiles };

/** Runs a delivery named on the command line. */
async function deliver<K extends Kind>(kind: K, profileId: string, paths: readonly string[], flags: LoadFlags, language: Language): Promise<HandedOver[K]> {
  const files = await filesNamed(paths);
  return withBar(language, (tools) => {
    const chosen = { ...(flags.dataset === undefined ? {} : { dataset: flags.dataset }), ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }), full: flags.full ?? false };
    return atStore(
      async (stores, config) => {
        const profile = flags.profiles === undefined ? await knownProfile(stores, profileId) : await readProfile(profileId, flags.profiles);
        const pseudonymKey = await config.pseudonymKey();
        return WORK[kind](stores, { profile, files, places: config.places, by: COMMAND_LINE, ...chosen, ...tools, ...(pseudonymKey === undefined ? {} : { pseudonymKey }) });
      },
      async (holder) => {
        // Profiles that were saved are where the stores are: whoever holds those knows them.
        const named = flags.profiles === undefined ? { profileId } : { profile: (await readProfile(profileId, flags.profiles)).text };
        return handOver(holder, kind, { ...chosen, files: files.map((file) => resolve(file)), ...named }, tools);
      },
    );
  });
}

/** `etl load`: a cancelled or failed load publishes nothing. */
export async function loadCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const result = await deliver('load', profileId, files, flags, language);
  for (const line of resultLines(result, language)) process.stdout.write(`${line}\n`);
}

/** `etl check`: the same without loading; the exit code is 1 where a load would be refused. */
export async function checkCommand(profileId: string, files: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const report = await deliver('check', profileId, files, flags, language);
  for (const line of checkLines(report, language)) process.stdout.write(`${line}\n`);
  if (report.refusal !== undefined) process.exitCode = 1;
}

import { resolve } from 'node:path';
import type { Stores } from '@concord/sql';
import { checkFiles } from '../check-files.js';
import { loadFiles } from '../load-files.js';
import type { LoadRequest } from '../load-request.js';
import { knownProfile } from '../profile/known-profiles.js';
import { parseProfile, readProfile, type Profile } from '../profile/profile.js';
import { refusalOfFile } from '../watch/refusal-of-file.js';
import { atStore } from './at-store.js';
import type { Language } from './check-lines.js';
import { deliveriesNamed, type NamedDelivery } from './deliveries-named.js';
import { COMMAND_LINE, handOver, readThere, type HandedOver, type ServerAddress } from './hand-over.js';
import { checkLines } from './say-check.js';
import { aloneLine, refusedLines, resultLines, stoppedLine } from './say.js';
import { withBar, type BarTools } from './with-bar.js';

/** Options of `etl load` as typed. */
export interface LoadFlags {
  readonly dataset?: string;
  readonly asOf?: string;
  readonly profiles?: string;
  readonly full?: boolean;
}

type Kind = 'load' | 'check';
const WORK: { readonly [K in Kind]: (stores: Stores, request: LoadRequest) => Promise<HandedOver[K]> } = { load: loadFiles, check: checkFiles };

/** What is typed, and what is shown of each delivery. */
interface Round<Result> {
  readonly profileId: string;
  readonly paths: readonly string[];
  readonly flags: LoadFlags;
  readonly language: Language;
  /** What is said of a delivery, line by line. */
  readonly shown: (result: Result) => readonly string[];
}

const write = (stream: NodeJS.WriteStream, lines: readonly string[]): void => { for (const line of lines) stream.write(`${line}\n`); };

/**
 * Does one delivery after the other, and shows each as it ends. A file of a folder that is refused is told, and those after it are gone on with; the exit code is 1 then. What
 * says nothing about the file at hand (`CANCELLED`, `LOAD_RUNNING`, a store that is away) ends the round: which files were not reached is told, and it is thrown.
 */
async function each<Result>({ paths, flags, language, shown }: Round<Result>, profile: Profile, work: (files: readonly string[], tools: BarTools) => Promise<Result>): Promise<readonly NamedDelivery[]> {
  const deliveries = await deliveriesNamed(paths, profile, flags.asOf, language);
  const refused: string[] = [];
  for (const [index, { files, ofFolder }] of deliveries.entries()) {
    if (ofFolder !== undefined) write(process.stdout, [`${index === 0 ? '' : '\n'}— ${ofFolder}`]);
    try {
      write(process.stdout, shown(await withBar(language, (tools) => work(files, tools))));
    } catch (error) {
      if (ofFolder === undefined) throw error;
      const refusal = refusalOfFile(error);
      if (refusal === undefined) {
        write(process.stderr, [stoppedLine(deliveries.slice(index).flatMap((one) => one.ofFolder ?? []), language)]);
        throw error;
      }
      write(process.stderr, [`${ofFolder}: ${refusal.code} ${refusal[language]}`]);
      refused.push(ofFolder);
      process.exitCode = 1;
    }
  }
  if (refused.length > 0) write(process.stderr, refusedLines(refused, deliveries.length, language));
  return deliveries;
}

/** The profile as whoever holds the stores knows it. */
async function profileThere(holder: ServerAddress, id: string, language: Language): Promise<Profile> {
  let text = '';
  for await (const piece of readThere(holder, { what: 'profile', id }, language)) text += piece;
  return parseProfile(text);
}

/** Runs the deliveries named on the command line, and says which they were. */
async function deliver<K extends Kind>(kind: K, round: Round<HandedOver[K]>): Promise<readonly NamedDelivery[]> {
  const { profileId, flags, language } = round;
  const chosen = { ...(flags.dataset === undefined ? {} : { dataset: flags.dataset }), ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }), full: flags.full ?? false };
  return atStore(
    async (stores, config) => {
      const profile = flags.profiles === undefined ? await knownProfile(stores, profileId) : await readProfile(profileId, flags.profiles);
      const pseudonymKey = await config.pseudonymKey();
      const request = { profile, places: config.places, by: COMMAND_LINE, ...chosen, ...(pseudonymKey === undefined ? {} : { pseudonymKey }) };
      return each(round, profile, (files, tools) => WORK[kind](stores, { ...request, files, ...tools }));
    },
    async (holder) => {
      // Profiles that were saved are where the stores are: whoever holds those knows them.
      const profile = flags.profiles === undefined ? await profileThere(holder, profileId, language) : await readProfile(profileId, flags.profiles);
      const named = flags.profiles === undefined ? { profileId } : { profile: profile.text };
      return each(round, profile, (files, tools) => handOver(holder, kind, { ...chosen, files: files.map((file) => resolve(file)), ...named }, tools));
    },
  );
}

/** `etl load`: a cancelled or failed load publishes nothing. */
export async function loadCommand(profileId: string, paths: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  await deliver('load', { profileId, paths, flags, language, shown: (result) => resultLines(result, language) });
}

/** `etl check`: the same without loading; the exit code is 1 where a load would be refused. */
export async function checkCommand(profileId: string, paths: readonly string[], flags: LoadFlags, language: Language): Promise<void> {
  const deliveries = await deliver('check', {
    profileId, paths, flags, language, shown: (report) => {
      if (report.refusal !== undefined) process.exitCode = 1;
      return checkLines(report, language);
    },
  });
  if (deliveries.length > 1) write(process.stdout, ['', aloneLine(language)]);
}

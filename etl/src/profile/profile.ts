import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allRecords } from '@concord/sql';
import type { z } from 'zod';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { LoadRefused } from '../reject/refusal.js';
import { foldText } from './fold-text.js';
import { recordProfileId, RECORD_PROFILE_IDS, recordProfileText } from './record-profile.js';
import { profileSchema } from './schema.js';

/** A source profile that has been checked. `hash` is the SHA-256 of `text`; both are kept with every load made with it. */
export type Profile = z.output<typeof profileSchema> & { readonly source: string; readonly text: string; readonly hash: string };

const listFaults = (error: z.ZodError): string => error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

/** Words that stand for two codes once folded; a vocabulary must be a function. */
function ambiguousWords(vocabularies: Profile['vocabularies']): string[] {
  return Object.entries(vocabularies).flatMap(([name, codes]) => {
    const seen = new Map<string, string>();
    return Object.entries(codes).flatMap(([code, words]) => words.flatMap((word) => {
      const earlier = seen.get(foldText(word));
      seen.set(foldText(word), code);
      return earlier === undefined || earlier === code ? [] : [`vocabularies.${name}: "${word}" stands for both ${earlier} and ${code}`];
    }));
  });
}

const invalid = (faults: string, cause?: unknown): LoadRefused =>
  new LoadRefused('PROFILE_INVALID', `来源档案有误：${faults}`, `The source profile has faults: ${faults}`, { cause });

/** Checks the YAML text of a profile. Throws `PROFILE_INVALID` that lists all faults at once. */
export function parseProfile(text: string): Profile {
  let raw: unknown;
  try {
    raw = parseYaml(text, { maxAliasCount: 0 });
  } catch (error) {
    throw invalid(error instanceof YAMLParseError ? error.message : 'not YAML', error);
  }
  const result = profileSchema.safeParse(raw);
  if (!result.success) throw invalid(listFaults(result.error), result.error);
  const ambiguous = ambiguousWords(result.data.vocabularies);
  if (ambiguous.length > 0) throw invalid(ambiguous.join('; '));
  return { ...result.data, source: result.data.source ?? result.data.id, text, hash: createHash('sha256').update(text).digest('hex') };
}

/** The folder of the profiles that come with the product: `etl/profiles`, seen from the sources and from the build alike. */
export function builtInProfiles(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'profiles', 'canonical.yaml'))) {
    if (dirname(folder) === folder) throw new Error('The folder etl/profiles is missing.');
    folder = dirname(folder);
  }
  return join(folder, 'profiles');
}

/** The ids of the profiles in `folder`, sorted; among the built-in ones also those that the kinds of reference data bring along. */
export async function listProfiles(folder: string = builtInProfiles()): Promise<readonly string[]> {
  const names = await readdir(folder);
  const made = folder === builtInProfiles() ? RECORD_PROFILE_IDS : [];
  return [...new Set([...names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length)), ...made])].sort();
}

/** Reads a profile by its id from `folder`. Throws `UNKNOWN_PROFILE` (naming those that exist) or `PROFILE_INVALID`. */
export async function readProfile(id: string, folder: string = builtInProfiles()): Promise<Profile> {
  const known = await listProfiles(folder);
  if (!known.includes(id)) {
    throw new LoadRefused('UNKNOWN_PROFILE', `没有来源档案“${id}”；已有：${known.join('、')}。`, `There is no source profile "${id}"; there are: ${known.join(', ')}.`);
  }
  const file = join(folder, `${id}.yaml`);
  // A kind of records that needs words of its own has a file; the others' profiles are made from their definitions.
  const kind = existsSync(file) ? undefined : allRecords.find((record) => recordProfileId(record.id) === id);
  return parseProfile(kind === undefined ? await readFile(file, 'utf8') : recordProfileText(kind));
}

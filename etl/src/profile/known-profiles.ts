import type { Stores } from '@concord/sql';
import { listProfiles, parseProfile, readProfile, type Profile } from './profile.js';

/** The newest version of the profile saved under an id, else the one that comes with the product. Throws `UNKNOWN_PROFILE`. */
export async function knownProfile({ operational: { profiles } }: Pick<Stores, 'operational'>, id: string): Promise<Profile> {
  const saved = await profiles.find(id);
  return saved === undefined ? readProfile(id) : parseProfile(saved.yaml);
}

/** The ids of all profiles there are, sorted: saved ones, and those that come with the product. */
export async function knownProfiles({ operational: { profiles } }: Pick<Stores, 'operational'>): Promise<readonly string[]> {
  const saved = (await profiles.newest()).map(({ yaml }) => parseProfile(yaml).id);
  return [...new Set([...saved, ...await listProfiles()])].sort();
}

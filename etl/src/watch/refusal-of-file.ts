import { LoadRefused } from '../reject/refusal.js';

/** Codes that say nothing about the file at hand; the last two are what a server says of its store and of itself. */
const NOT_THE_FILE: ReadonlySet<string> = new Set([
  'CANCELLED', 'INTERRUPTED', 'LOAD_RUNNING', 'NO_PSEUDONYM_KEY', 'BAD_DATASET', 'BAD_AS_OF', 'PROFILE_INVALID', 'UNKNOWN_PROFILE', 'DISK_FULL', 'HAND_OVER', 'STORE_DOWN', 'INTERNAL',
]);

/** The refusal of one file of a folder, after which the others are gone on with. Undefined for what says nothing about the file, and would meet the next one, too. */
export function refusalOfFile(error: unknown): LoadRefused | undefined {
  return error instanceof LoadRefused && !NOT_THE_FILE.has(error.code) ? error : undefined;
}

import { LoadRefused, parseProfile, type Profile } from '@concord/etl';

/** Every question asks about the profile of its dataset: those of the newest loads are kept parsed. */
const KEPT = 64;
const parsed = new Map<string, Profile | undefined>();

function parse(text: string): Profile | undefined {
  try {
    return parseProfile(text);
  } catch (error) {
    if (error instanceof LoadRefused) return undefined;
    throw error;
  }
}

/** The profile a load was made by; undefined when it was written for rules that no longer hold. */
export function profileOf(text: string): Profile | undefined {
  if (!parsed.has(text)) {
    if (parsed.size >= KEPT) parsed.clear();
    parsed.set(text, parse(text));
  }
  return parsed.get(text);
}

/** Whether the national calendar is that of a source: else nothing of it is told by working days. */
export const hasWorkdays = (text: string): boolean => profileOf(text)?.calendar !== 'none';

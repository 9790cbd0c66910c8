import { institutionTime, type CauseEntry, type Filter, type LocalisedText, type Stores } from '@concord/sql';
import { namesOfActors } from '../identity/actor-name.js';
import { isAmong } from '../linked/linked-number.js';
import type { Viewer } from '../store/viewer.js';
import { CauseRefused } from './cause-refused.js';

/** Whether a viewer sees every case that some filters keep; without filters, all. */
export const seesEvery = ({ scope }: Viewer, cases: readonly Filter[]): boolean => scope === 'all' || (scope !== undefined && scope.length > 0 && cases.length > 0 && isAmong(cases, scope));

/** That somebody else was quicker: who, when and what they did. */
export async function conflictOf(stores: Stores, events: readonly CauseEntry[], wordsOf: (kind: string) => LocalisedText): Promise<CauseRefused> {
  const last = events.at(-1);
  return new CauseRefused('CONFLICT', last === undefined ? { who: '', when: '', what: '' } : { who: await namesOfActors(stores)(last.by), when: institutionTime(last.at).slice(0, 16).replace('T', ' '), what: wordsOf(last.kind) });
}

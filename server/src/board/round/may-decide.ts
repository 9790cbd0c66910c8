import { QuestionError } from '../../store/errors.js';
import type { Viewer } from '../../store/viewer.js';
import { selfOf } from '../visible/viewers.js';
import type { Phase } from './terms.js';

/** A committee sees everybody: its boards are of all people of a dataset. Throws `QuestionError` NO_SCOPE. */
export function mayDecide({ scope }: Viewer): void {
  if (scope !== 'all') throw new QuestionError('NO_SCOPE', 'rounds of the board are for those who may see everybody');
}

/** Whose place in a round somebody may look at: null for a committee, which sees all; else their own code. Throws `QuestionError` NO_SCOPE for whoever is neither. */
export function mayLookAt(viewer: Viewer, person?: string): string | null {
  if (viewer.scope === 'all') return null;
  const self = selfOf(viewer);
  if (self === null || (person !== undefined && person !== self)) throw new QuestionError('NO_SCOPE', 'of a round only a committee and the person themselves are told');
  return self;
}

/** Rounds are told to who is on them once they are public, and not before: then there is no such round. Throws `QuestionError` BAD_INPUT. */
export function mustBePublic(phase: Phase): void {
  if (!isPublic(phase)) throw new QuestionError('BAD_INPUT', 'there is no such round');
}

/** Whether a round is told outside the committee. */
export const isPublic = (phase: string): boolean => phase === 'published' || phase === 'final';

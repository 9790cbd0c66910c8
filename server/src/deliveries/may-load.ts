import { QuestionError } from '../store/errors.js';
import type { Viewer } from '../store/viewer.js';

/** A load is about all cases at once, so only who may see all of them may bring them. Throws `QuestionError` NO_SCOPE. */
export function mayLoad(viewer: Viewer): void {
  if (viewer.scope !== 'all') throw new QuestionError('NO_SCOPE', 'loading is for those who may see every case');
}

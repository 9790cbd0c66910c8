import { QuestionError } from '../../store/errors.js';
import type { Viewer } from '../../store/viewer.js';

/** A committee sees everybody: its boards are of all people of a dataset. Throws `QuestionError` NO_SCOPE. */
export function mayDecide({ scope }: Viewer): void {
  if (scope !== 'all') throw new QuestionError('NO_SCOPE', 'rounds of the board are for those who may see everybody');
}

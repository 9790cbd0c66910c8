import { QuestionError } from '../../store/errors.js';
import { product, type Viewer } from '../../store/viewer.js';

/** The mediator whose cases alone a viewer may see, by code; null for everybody else. */
export function selfOf({ scope }: Viewer): string | null {
  if (scope === undefined || scope === 'all') return null;
  const [only, more] = scope;
  const isOwn = more === undefined && only !== undefined && (only.dimension === 'mediator' || only.dimension === 'attributed_mediator') && only.exclude !== true && only.values.length === 1;
  return isOwn ? (only.values[0] ?? null) : null;
}

/** Somebody who may ask anything, as one who sees every case: only to hold people against everybody; what is told is cut afterwards. Throws `QuestionError` NO_SCOPE. */
export function asEverybody(viewer: Viewer): Viewer {
  if (viewer.scope === undefined || viewer.scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return { ...viewer, ...product(viewer.id) };
}

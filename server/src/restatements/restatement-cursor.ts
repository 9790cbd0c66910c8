import { COMPARED_COLUMNS, type RestatementCursor } from '@concord/sql';
import { QuestionError } from '../store/errors.js';

/** Opaque text of a cursor. It grants nothing: what it holds is bound as values, under the viewer's scope. */
export function writeRestatementCursor({ source, caseId, position }: RestatementCursor): string {
  return Buffer.from(JSON.stringify([source, caseId, position])).toString('base64url');
}

/** The cursor in `text`. Throws `QuestionError` BAD_INPUT when it is none. */
export function readRestatementCursor(text: string): RestatementCursor {
  try {
    const [source, caseId, position, ...rest] = JSON.parse(Buffer.from(text.slice(0, 2_000), 'base64url').toString('utf8')) as unknown[];
    const isPlace = typeof position === 'number' && Number.isInteger(position) && position >= 1 && position <= COMPARED_COLUMNS.length;
    if (rest.length === 0 && typeof source === 'string' && typeof caseId === 'string' && isPlace) return { source, caseId, position };
  } catch {
    // Falls through: whatever was wrong with it, it is no cursor of ours.
  }
  throw new QuestionError('BAD_INPUT', 'this page marker is not valid');
}

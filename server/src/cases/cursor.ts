import { isDate, type CaseCursor } from '@concord/sql';
import { QuestionError } from '../store/errors.js';

/** Opaque text of a cursor. It grants nothing: what it holds is bound as values, under the viewer's scope. */
export function writeCursor(cursor: CaseCursor): string {
  return Buffer.from(JSON.stringify([cursor.on, cursor.source, cursor.caseId, cursor.event])).toString('base64url');
}

/** The cursor in `text`. Throws `QuestionError` BAD_INPUT when it is none. */
export function readCursor(text: string): CaseCursor {
  try {
    const [on, source, caseId, event, ...rest] = JSON.parse(Buffer.from(text.slice(0, 2_000), 'base64url').toString('utf8')) as unknown[];
    if (rest.length === 0 && typeof on === 'string' && isDate(on) && typeof source === 'string' && typeof caseId === 'string' && typeof event === 'number' && Number.isInteger(event) && event >= 0) return { on, source, caseId, event };
  } catch {
    // Falls through: whatever was wrong with it, it is no cursor of ours.
  }
  throw new QuestionError('BAD_INPUT', 'this page marker is not valid');
}

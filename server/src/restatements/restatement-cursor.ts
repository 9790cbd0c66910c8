import { COMPARED_COLUMNS, type RestatementCursor } from '@concord/sql';
import { QuestionError } from '../store/errors.js';

/** Opaque text of a cursor. It grants nothing: what it holds is bound as values, under the viewer's scope. */
export function writeRestatementCursor({ loadNo, source, caseId, position }: RestatementCursor): string {
  return Buffer.from(JSON.stringify([loadNo, source, caseId, position])).toString('base64url');
}

const isWhole = (value: unknown, most: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

/** The cursor in `text`. Throws `QuestionError` BAD_INPUT when it is none. */
export function readRestatementCursor(text: string): RestatementCursor {
  try {
    const [loadNo, source, caseId, position, ...rest] = JSON.parse(Buffer.from(text.slice(0, 2_000), 'base64url').toString('utf8')) as unknown[];
    if (rest.length === 0 && typeof source === 'string' && typeof caseId === 'string' && isWhole(loadNo, 2 ** 31 - 1) && isWhole(position, COMPARED_COLUMNS.length)) return { loadNo, source, caseId, position };
  } catch {
    // Falls through: whatever was wrong with it, it is no cursor of ours.
  }
  throw new QuestionError('BAD_INPUT', 'this page marker is not valid');
}

import type { RecordsAsked } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import type { Snapshot } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import type { RecordKindsArgs } from './records.input.js';

/** Which records are asked for, within the data version; a viewer without scope never gets here. Throws `QuestionError` BAD_INPUT. */
export function recordsAsked({ dataset, asOfLoad }: RecordKindsArgs, { scope = [] }: Viewer, { version }: Snapshot): RecordsAsked {
  if (typeof asOfLoad === 'number' && asOfLoad < 1) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
  return { dataset, scope, asOfLoad: Math.min(asOfLoad ?? version.number, version.number) };
}

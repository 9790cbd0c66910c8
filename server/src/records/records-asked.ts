import type { RecordsAsked } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import type { Snapshot } from '../store/store.js';
import type { RecordKindsArgs } from './records.input.js';
import { subjectsTold } from './subjects-told.js';

/** Which records are asked for, within the data version, as far as the viewer may see. Throws `QuestionError` BAD_INPUT. */
export async function recordsAsked({ dataset, asOfLoad }: RecordKindsArgs, snapshot: Snapshot): Promise<RecordsAsked> {
  const { scope, version } = snapshot;
  if (typeof asOfLoad === 'number' && asOfLoad < 1) throw new QuestionError('BAD_INPUT', 'loads are numbered from 1');
  return { dataset, scope, told: await subjectsTold(snapshot, { dataset, asOfLoad }), asOfLoad: Math.min(asOfLoad ?? version.number, version.number) };
}

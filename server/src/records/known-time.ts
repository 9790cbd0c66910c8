import type { Question } from '@concord/sql';
import { knownWholeOf, type IsKnownWhole } from '../store/history.js';
import type { Snapshot } from '../store/store.js';
import { workdaysOf, type WorkdaysOf } from './workdays.js';

/** What is known of the time that periods cover: their working days, and whether the data know all of one. */
export interface KnownTime {
  readonly workdays: WorkdaysOf;
  readonly isWhole: IsKnownWhole;
}

/** What is known of time in a question's dataset. */
export async function timeOf(snapshot: Snapshot, question: Question): Promise<KnownTime> {
  const [workdays, isWhole] = await Promise.all([workdaysOf(snapshot, question), knownWholeOf(snapshot, question)]);
  return { workdays, isWhole };
}

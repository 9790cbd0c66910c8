import { addCalendarDays, compileDeletedBefore, compileHistoryStart, type BucketSpan, type Cases, type DateRange } from '@concord/sql';
import { PeriodDeletedError } from './errors.js';
import type { Snapshot } from './store.js';

/** A first period that began at most so many days before the first case is whole: it began with days off. */
export const LATE_START_DAYS = 4;

/** Whether the data know all of a period. */
export type IsKnownWhole = (span: Omit<BucketSpan, 'start'>) => boolean;

/**
 * Periods that are whole and of which nothing lies before the first case of the data (`firstOn`, null without any) or after the last day they know: what is held against
 * a time before the data seems to have grown out of nothing.
 */
export const knownWhole = (firstOn: string | null, asOf: string): IsKnownWhole => {
  const since = firstOn === null ? asOf : addCalendarDays(firstOn, -LATE_START_DAYS);
  return ({ from, to, whole }) => whole && from >= since && to <= asOf;
};

/** The day on which the history of a dataset begins, whoever asks and whatever is filtered; null where there are no cases. */
export async function historyStart(snapshot: Snapshot, cases: Cases): Promise<string | null> {
  const [begin] = await snapshot.ask(compileHistoryStart(cases));
  return begin?.textOrNull('first_on') ?? null;
}

/** The day before which closed cases of a dataset were deleted for their age (YYYY-MM-DD); '' where none were. */
export const deletedBeforeOf = async (snapshot: Snapshot, { dataset }: Pick<Cases, 'dataset'>): Promise<string> => (await snapshot.ask(compileDeletedBefore(dataset)))[0]?.text('closed_before') ?? '';

/** Whether closed cases were deleted of a time that begins on a day: then no figure of it is complete, whatever is asked, filtered or seen. */
export async function isDeleted(snapshot: Snapshot, cases: Pick<Cases, 'dataset'>): Promise<(from: string) => boolean> {
  const before = await deletedBeforeOf(snapshot, cases);
  return (from) => from < before;
}

/** For answers that are a whole and not single values. Throws `PeriodDeletedError` where closed cases of a range were deleted. */
export async function assertKept(snapshot: Snapshot, cases: Pick<Cases, 'dataset'>, { from }: Pick<DateRange, 'from'>): Promise<void> {
  const before = await deletedBeforeOf(snapshot, cases);
  if (from < before) throw new PeriodDeletedError(before);
}

/** The same of a dataset as it is asked. */
export const knownWholeOf = async (snapshot: Snapshot, cases: Cases): Promise<IsKnownWhole> => knownWhole(await historyStart(snapshot, cases), cases.asOf);

import type { SubjectId } from '@concord/sql';
import { checkLoad, checkRecords, type LoadChecks } from './check/check-load.js';
import type { CheckReport } from './check/check-report.js';
import { lookAtCases } from './check/look-at-cases.js';
import { lookAtRecords } from './check/look-at-records.js';
import type { Reconciliation } from './check/reconcile.js';
import { countAbsences, noteAbsences, type Absences, type Missed } from './publish/absences.js';
import { buildNext } from './publish/build-next.js';
import { loadCases, type LoadedCases } from './publish/load-cases.js';
import { countMissingRecords, loadRecords, noteMissingRecords } from './publish/load-records.js';
import { refillCases } from './publish/refill-cases.js';
import type { LoadContext } from './stage/load-context.js';

/** The steps in which cases and reference data differ; all others are the same. */
export interface SubjectSteps {
  /** Writes the versions of what was delivered. */
  readonly load: (context: LoadContext, buckets: number, progress: (done: number) => void) => Promise<LoadedCases>;
  /** Notes what a full snapshot did not bring. */
  readonly noteAbsences: (context: LoadContext, buckets: number) => Promise<Missed>;
  readonly countAbsences: (context: LoadContext) => Promise<Absences>;
  /** Fills `case_next` with what is to be current. */
  readonly buildNext: (context: LoadContext) => Promise<void>;
  readonly check: (context: LoadContext, entry: Reconciliation & { readonly asOf: string }) => Promise<LoadChecks>;
  /** What a trial says of the contents. */
  readonly lookAt: (context: LoadContext, buckets: number, casesChanged: number) => Promise<Pick<CheckReport, 'cases' | 'changes' | 'examples' | 'months'>>;
}

const CASES: SubjectSteps = {
  load: loadCases,
  noteAbsences,
  countAbsences,
  buildNext: (context) => buildNext(context, `${context.into.versions} WHERE load_no = ${String(context.loadNo)}`),
  check: checkLoad,
  lookAt: lookAtCases,
};

const RECORDS: SubjectSteps = {
  load: loadRecords,
  noteAbsences: noteMissingRecords,
  countAbsences: countMissingRecords,
  // The load's own records count from now on, though nothing is published yet.
  buildNext: (context) => refillCases({ ...context, records: `(load_no = ${String(context.loadNo)} OR (${context.records}))` }, context.profile.into),
  check: (context, entry) => Promise.resolve(checkRecords(context, entry)),
  lookAt: lookAtRecords,
};

/** The steps for what a profile is about. */
export const stepsOf = (into: SubjectId): SubjectSteps => (into === 'case' ? CASES : RECORDS);

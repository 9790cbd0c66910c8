import { effectiveCases, KINDS_IN_CASES, type LoadDays, type RecordId, type SubjectId } from '@concord/sql';
import { addUpRecords, assertChecked, assertRecordsExpected, checkLoad, type CheckedCounts, type LoadChecks } from './check/check-load.js';
import type { CheckReport } from './check/check-report.js';
import { daysOf } from './check/known-days.js';
import { lookAtCases } from './check/look-at-cases.js';
import { lookAtRecords } from './check/look-at-records.js';
import type { Reconciliation } from './check/reconcile.js';
import { countAbsences, noteAbsences, type Absences, type Missed } from './publish/absences.js';
import { buildNext } from './publish/build-next.js';
import { loadCases, type LoadedCases } from './publish/load-cases.js';
import { changedRecords, countMissingRecords, loadRecords, noteMissingRecords } from './publish/load-records.js';
import { refillCases } from './publish/refill-cases.js';
import { loadTables, sameBody, type LoadContext } from './stage/load-context.js';

/** The steps in which cases and reference data differ; all others are the same. */
export interface SubjectSteps {
  /** Writes the versions of what was delivered. */
  readonly load: (context: LoadContext, buckets: number, progress: (done: number) => void) => Promise<LoadedCases>;
  /** Notes what a full snapshot did not bring. */
  readonly noteAbsences: (context: LoadContext, buckets: number) => Promise<Missed>;
  readonly countAbsences: (context: LoadContext) => Promise<Absences>;
  /** Fills `case_next` with what is to be current. */
  readonly buildNext: (context: LoadContext) => Promise<void>;
  /** The same as a view, for a trial: nothing is published that would have to be whole. */
  readonly foresee: (context: LoadContext) => Promise<void>;
  /** Up to which day the delivery and its source know, by what will be current; `said` is '' where nobody says a day. */
  readonly days: (context: LoadContext, said: string) => Promise<LoadDays>;
  /** Adds up and checks what will be current. */
  readonly check: (context: LoadContext, counts: CheckedCounts, days: LoadDays) => Promise<LoadChecks>;
  /** Throws `CONTROL_TOTALS_DIFFER` or `CHECK_FAILED`. */
  readonly assertChecked: (context: LoadContext, checks: LoadChecks, rows: Reconciliation) => void;
  /** What a trial says of the contents. */
  readonly lookAt: (context: LoadContext, buckets: number, casesChanged: number) => Promise<Pick<CheckReport, 'cases' | 'changes' | 'examples' | 'months'>>;
}

async function foreseeCases(context: LoadContext): Promise<void> {
  const { engine, loadNo, into, records } = context;
  const replaced = `${sameBody(context)} AND case_id IN (SELECT case_id FROM ${loadTables(loadNo).moved})`;
  const coming = effectiveCases(`SELECT * FROM ${into.versions}`, records, KINDS_IN_CASES, `SELECT case_id FROM ${into.versions}`);
  await engine.writer.run({ sql: `CREATE VIEW ${into.next} AS SELECT * FROM concord.case_current WHERE NOT (${replaced}) UNION ALL SELECT * FROM (${coming})` });
}

const CASES: SubjectSteps = {
  load: loadCases,
  noteAbsences,
  countAbsences,
  buildNext: (context) => buildNext(context, `${context.into.versions} WHERE load_no = ${String(context.loadNo)}`),
  foresee: foreseeCases,
  days: daysOf,
  check: checkLoad,
  assertChecked,
  lookAt: lookAtCases,
};

const RECORDS: SubjectSteps = {
  load: loadRecords,
  noteAbsences: noteMissingRecords,
  countAbsences: countMissingRecords,
  // The load's own records count from now on, though nothing is published yet.
  buildNext: (context) => refillCases({ ...context, records: `(load_no = ${String(context.loadNo)} OR (${context.records}))`, changed: changedRecords(context) }, context.profile.into as RecordId),
  // The checks are about cases; none of them changes with a record by itself.
  foresee: () => Promise.resolve(),
  // What reference data says is no event of a case, and how far cases are known is not theirs to say.
  days: (_, said) => Promise.resolve({ own: said, known: '', before: '', said: false, gap: undefined, beyond: undefined }),
  check: addUpRecords,
  assertChecked: assertRecordsExpected,
  lookAt: lookAtRecords,
};

/** The steps for what a profile is about. */
export const stepsOf = (into: SubjectId): SubjectSteps => (into === 'case' ? CASES : RECORDS);

import { gradeOfFinding, MIN_GRADED, worstGrade, type Engine, type Grade, type LoadEntry, type Stores, type SubjectId } from '@concord/sql';
import type { LoadChecks } from './check/check-load.js';
import type { CheckReport } from './check/check-report.js';
import { outsideVocabularies, rejectGroups } from './check/look-at-rejects.js';
import { assertAcceptable } from './check/reconcile.js';
import { assertNotTooMany } from './publish/absences.js';
import { newEntry, sameDelivery, withDelivery, workOf } from './load-files.js';
import type { LoadRequest } from './load-request.js';
import { checkNumber, loadsInHand } from './load-lock.js';
import { LoadRefused } from './reject/refusal.js';
import { bucketsOf, contextOf, prepare, type LoadWork } from './prepare-load.js';
import { asRefusal } from './run-load.js';
import { keptTables, loadTables, type ResultTables } from './stage/load-context.js';
import { clearLoad } from './stage/stage.js';
import { stepsOf } from './subject-steps.js';

/** The refusal of a load, where its rows are the reason: the check goes on, so that a person sees which. */
function refusalOf(work: () => void): LoadRefused | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof LoadRefused) return error;
    throw error;
  }
  return undefined;
}

/** Tables of the check itself, shaped like those a load writes to. */
async function ownTables({ writer }: Engine, loadNo: number, into: SubjectId): Promise<ResultTables> {
  const { checked: versions, marked: marks, refused: rejects, returned: returns, controls, recordcontrols: recordControls, columns, findings, next } = loadTables(loadNo);
  const own = { versions, marks, rejects, returns, controls, recordControls, columns, findings };
  const kept = keptTables(into);
  for (const [name, table] of Object.entries(own)) await writer.run({ sql: `CREATE TABLE ${table} AS ${kept[name as keyof typeof own]}` });
  return { ...own, next };
}

function gradeOf({ controls, findings }: LoadChecks): Grade | null {
  if (controls.reduce((sum, { delivered }) => sum + delivered.cases, 0) < MIN_GRADED) return null;
  return worstGrade(findings.flatMap((finding) => gradeOfFinding(finding) ?? []));
}

async function runCheck(stores: Stores, entry: LoadEntry, work: LoadWork): Promise<CheckReport> {
  const { engine } = stores;
  const into = await ownTables(engine, entry.loadNo, work.profile.into);
  const context = await contextOf(engine, entry, work, into);
  let refusal: LoadRefused | undefined;
  const prepared = await prepare(context, entry, work, {
    read: () => Promise.resolve(),
    judged: ({ delivered, rejected }) => { refusal = refusalOf(() => { assertAcceptable(delivered, rejected, work.profile.checks.max_reject_share); }); },
    missed: (missed) => { refusal ??= refusalOf(() => { assertNotTooMany(missed, work.profile.checks.max_missing_share); }); },
  });
  const { dataset, source, fileNames, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged } = prepared;
  const steps = stepsOf(work.profile.into);
  await steps.foresee(context);
  const days = await steps.days(context, entry.asOf);
  const checks = await steps.check(context, prepared, days);
  refusal ??= refusalOf(() => { steps.assertChecked(context, checks, prepared); });
  const sameAs = await sameDelivery(stores, entry, work.sources);
  const buckets = bucketsOf(work.sources);
  const report: CheckReport = {
    into: work.profile.into, dataset, source, fileNames, asOf: days.own, delivered, loaded, folded, unchanged, rejected, casesNew, casesChanged,
    ...(refusal === undefined ? {} : { refusal }),
    ...(sameAs === undefined ? {} : { sameAs }),
    absences: await steps.countAbsences(context),
    rejects: await rejectGroups(context),
    unknownValues: await outsideVocabularies(context),
    ...checks,
    grade: gradeOf(checks),
    ...await steps.lookAt(context, buckets, casesChanged),
  };
  work.progress({ phase: 'done', done: 1, total: 1 });
  return report;
}

/**
 * Says what `loadFiles` would do with the same request, by the same steps, and leaves nothing behind in the store: no number, no entry in
 * the ledger, no table. What refuses a load because of its rows is told in the report; throws `LoadRefused` for every other
 * refusal (also `CANCELLED`), `EngineError` where the store fails.
 */
export async function checkFiles(stores: Stores, request: LoadRequest): Promise<CheckReport> {
  const { engine } = stores;
  return withDelivery(stores, request, async (sources, delivered) => {
    const loadNo = checkNumber();
    const inHand = loadsInHand(engine);
    inHand.add(loadNo);
    try {
      return await runCheck(stores, { ...await newEntry(delivered, sources), loadNo }, workOf(stores, delivered, sources));
    } catch (error) {
      throw asRefusal(error, request.signal);
    } finally {
      await clearLoad(engine, loadNo);
      inHand.delete(loadNo);
    }
  });
}
